from .office import PictureFile, office_page, office_pages
from .run_looks import RAISED

__all__ = ["RAISED", "PictureFile", "office_page", "office_pages"]
