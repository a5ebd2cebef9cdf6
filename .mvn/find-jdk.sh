# Sourced by mvnw, run-sample and benchmarks/compare: sets JAVA_HOME to a JDK 25, or prints how to install one and exits.
# POSIX sh. Downloads nothing and changes nothing outside this process.

is_jdk_25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

jdk_of_path() { # the home of the javac on the PATH, with symbolic links resolved
  jdk_javac=$(command -v javac) || return 0
  while [ -L "$jdk_javac" ]; do
    jdk_link=$(readlink "$jdk_javac")
    case $jdk_link in
      /*) jdk_javac=$jdk_link ;;
      *) jdk_javac=$(dirname "$jdk_javac")/$jdk_link ;;
    esac
  done
  dirname "$(dirname "$jdk_javac")"
}

find_jdk_25() {
  for jdk in \
    "${JAVA_HOME-}" \
    "$(jdk_of_path)" \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* \
    /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.jdks/* \
    "$HOME"/.gradle/jdks/* \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk_25 "$jdk"; then
      JAVA_HOME=$jdk
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ]; then
    jdk=$(/usr/libexec/java_home -v 25 2>/dev/null) && is_jdk_25 "$jdk" && JAVA_HOME=$jdk && return 0
  fi
  return 1
}

find_jdk_25 || {
  echo "No JDK 25 found: install one (on Debian 'apt-get install temurin-25-jdk' or 'openjdk-25-jdk', elsewhere" \
    "'sdk install java 25-tem' or 'brew install openjdk@25') or set JAVA_HOME to its folder." >&2
  exit 1
}
export JAVA_HOME
