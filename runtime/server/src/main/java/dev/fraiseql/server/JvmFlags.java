package dev.fraiseql.server;

import dev.fraiseql.server.config.StartFailure;
import io.netty.util.internal.PlatformDependent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What Arrow needs of the JVM. It is asked for at the start, because Arrow itself fails only at the
 * first batch, and with an error that names no flag.
 */
final class JvmFlags {
  private static final String OPENS = "--add-opens=java.base/java.nio=ALL-UNNAMED";
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  private JvmFlags() {}

  /**
   * Finds out what this JVM allows, rather than how it was started: a manifest may have said it
   * too.
   *
   * @throws StartFailure if a flag is missing without which Arrow does not work
   */
  static void check() throws StartFailure {
    List<String> missing = new ArrayList<>();
    if (!ByteBuffer.class.getModule().isOpen("java.nio", JvmFlags.class.getModule())) {
      missing.add(OPENS);
    }
    if (!PlatformDependent.hasUnsafe()) {
      missing.add(UNSAFE);
    }
    if (!missing.isEmpty()) {
      throw new StartFailure(
          "Arrow cannot reach memory outside the heap: the JVM was started without "
              + String.join(" and ", missing)
              + '.',
          "Start it as 'java %s %s --enable-native-access=ALL-UNNAMED ...'."
              .formatted(OPENS, UNSAFE));
    }
  }

  /**
   * Spares Arrow two checks of every read and write, which its generated callers do not need. Must
   * run before Arrow's first class is loaded; what the operator has set stays.
   */
  static void relieveArrow() {
    setUnlessSet("arrow.enable_unsafe_memory_access", "true");
    setUnlessSet("arrow.enable_null_check_for_get", "false");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
