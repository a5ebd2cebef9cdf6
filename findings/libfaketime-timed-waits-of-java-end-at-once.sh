#!/bin/sh
# Under libfaketime, timed waits of Java end at once, although its monotonic clock is not faked.
#
# Guess:     FAKETIME=+1d with FAKETIME_DONT_FAKE_MONOTONIC=1, which its documentation asks for with Java, moves the time of day
#            and nothing else: Object.wait(200) and LockSupport.parkNanos take 200 ms.
# Behaviour: both return after 0 ms, and Thread.sleep(200), another function of the system, takes 200 ms. A wait for a condition
#            becomes a busy loop, and one without a loop a wrong result. On this version of glibc libfaketime enables a
#            workaround that converts the deadlines of pthread_cond_timedwait from one clock to the other;
#            FAKETIME_FORCE_MONOTONIC_FIX=0 disables it, and all three take 200 ms.
# Version:   libfaketime 0.9.10-2.1 of Debian 12 with glibc 2.36; Temurin 25.
# Source:    README of libfaketime, "CLOCK_MONOTONIC test", says that the workaround may end waits "too early or too late, which
#            could break some applications", and that it is enabled where it is assumed to be needed.
#
# Needs Java 25, apt-get and dpkg-deb of Debian 12. Exits with 0 if they still behave like this.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get download -qq libfaketime=0.9.10-2.1 > /dev/null 2>&1 && dpkg-deb -x libfaketime_*.deb .)
library=$(find "$work" -name libfaketime.so.1)

cat > "$work/Waits.java" <<'JAVA'
import java.util.concurrent.locks.LockSupport;

public class Waits {
  public static void main(String[] arguments) throws InterruptedException {
    long start = System.nanoTime();
    Thread.sleep(200);
    long slept = System.nanoTime();
    synchronized (Waits.class) {
      Waits.class.wait(200);
    }
    long waited = System.nanoTime();
    LockSupport.parkNanos(200_000_000);
    long parked = System.nanoTime();
    System.out.printf(
        "%d %d %d%n",
        (slept - start) / 1_000_000, (waited - slept) / 1_000_000, (parked - waited) / 1_000_000);
  }
}
JAVA
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"${java}c" -d "$work" "$work/Waits.java"

plain=$("$java" -cp "$work" Waits)
moved=$(LD_PRELOAD=$library FAKETIME=+1d FAKETIME_DONT_FAKE_MONOTONIC=1 "$java" -cp "$work" Waits)
mended=$(LD_PRELOAD=$library FAKETIME=+1d FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0 "$java" -cp "$work" Waits)
echo "milliseconds of sleep(200), wait(200), parkNanos(200 ms)"
echo "without libfaketime:            $plain"
echo "with the time of day moved:     $moved"
echo "the same without its workaround: $mended"

set -- $plain && test "$2" -ge 195 && test "$3" -ge 195
set -- $moved && test "$1" -ge 195 && test "$2" -lt 100 && test "$3" -lt 100
set -- $mended && test "$2" -ge 195 && test "$3" -ge 195
