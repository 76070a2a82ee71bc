"""FACTS -> STORE -> ROWS: what documents say, kept, and answered from."""
