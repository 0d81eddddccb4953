from .server import Opening, serve

__all__ = ["Opening", "serve"]
