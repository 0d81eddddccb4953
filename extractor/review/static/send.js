// What the page tells the program: every screen sends by this.
"use strict";

async function send(address, said) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Solieu": "1" },
    body: JSON.stringify(said),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
