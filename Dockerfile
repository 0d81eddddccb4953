# The mounted folder must be writable for the container's user (add --user "$(id -u)" if it is not).
# docker build -t solieu . && docker run --rm -v "$PWD:/data" solieu run /data/bao-cao --out /data/ket-qua
FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet poppler-utils \
 && rm -rf /var/lib/apt/lists/*
COPY pyproject.toml README.md LICENSE /src/
COPY extractor /src/extractor
COPY patterns /src/patterns
RUN pip install --no-cache-dir /src && rm -rf /src && useradd --create-home solieu
USER solieu
WORKDIR /data
ENTRYPOINT ["solieu"]
CMD ["--help"]
