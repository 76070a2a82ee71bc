"""Settings of reading: made once at the edge, then passed down."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class IngestSettings(BaseSettings):
    """How documents are read; every field is the variable TONGCHOU_<FIELD>."""

    model_config = SettingsConfigDict(
        env_prefix="TONGCHOU_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    ner: bool = Field(
        default=False,
        description="find names that no list and no form knows, by a model; needs the extra `ner`",
    )
