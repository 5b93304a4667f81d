# An image whose entry point is cio-schemas: docker run --rm -v "$PWD:/work:ro" cio-schemas check ...
FROM debian:trixie-slim AS build
# hadolint ignore=DL3008  # Debian's security updates are wanted, whatever their version
RUN apt-get update \
    && apt-get install --yes --no-install-recommends g++ python3-dev python3-venv \
    && rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/cio-schemas
COPY . /source
# hadolint ignore=DL3042  # the layer is left behind
RUN /opt/cio-schemas/bin/pip install "/source[yaml,zstd]"

FROM debian:trixie-slim
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libstdc++6 python3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 user
COPY --from=build /opt/cio-schemas /opt/cio-schemas
USER 1000
WORKDIR /work
ENTRYPOINT ["/opt/cio-schemas/bin/cio-schemas"]
CMD ["--help"]
