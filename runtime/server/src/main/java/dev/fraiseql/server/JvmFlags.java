package dev.fraiseql.server;

import dev.fraiseql.server.config.StartFailure;
import io.netty.util.internal.PlatformDependent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the JVM flags that Arrow needs. At start, because Arrow itself fails only at the first
 * batch, with an error that names no flag.
 */
final class JvmFlags {
  private static final String OPENS = "--add-opens=java.base/java.nio=ALL-UNNAMED";
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  private JvmFlags() {}

  /**
   * Checks what this JVM allows, not its arguments: a manifest can allow it too.
   *
   * @throws StartFailure if a required flag is missing
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
   * Disables Arrow's bounds and null checks on every read and write, which generated code does not
   * need. Must be called before Arrow's first class is loaded. Does not override properties that
   * are set.
   */
  static void disableArrowChecks() {
    setUnlessSet("arrow.enable_unsafe_memory_access", "true");
    setUnlessSet("arrow.enable_null_check_for_get", "false");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
