# The API and explorer of Tongchou. The database is a container of its own: see docker-compose.yml.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/tongchou
ENV PATH=/opt/tongchou/bin:$PATH
# The lock first: a change of our code does not fetch it again.
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN python tools/explorer.py
RUN pip install --no-cache-dir --no-index --no-build-isolation --no-deps .

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 tongchou && install -d -o tongchou -g tongchou /data
COPY --from=build /opt/tongchou /opt/tongchou
ENV PATH=/opt/tongchou/bin:$PATH PYTHONUNBUFFERED=1 TONGCHOU_HOME=/data TONGCHOU_HOST=0.0.0.0
USER tongchou
WORKDIR /data
VOLUME /data
EXPOSE 8000
CMD ["tongchou", "serve"]
