package dev.fraiseql.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Provides Debian's {@code libaio.so.1}, which MySQL's binaries need. If it is not installed, it is
 * downloaded with {@code apt-get} and unpacked, but not installed.
 */
final class AsyncIoLibrary {
  private static final String PACKAGE = "libaio1";
  private static final String FILE = "libaio.so.1";

  private AsyncIoLibrary() {}

  /**
   * The environment variables with which a program finds the library; empty if it needs none.
   *
   * @throws TestAbortedException if the library is not available. A CI build, which must run all
   *     tests, fails with an IllegalStateException instead
   */
  static Map<String, String> forProgram(Path program) {
    try {
      List<String> version = List.of(program.toString(), "--no-defaults", "--version");
      if (Command.execute(version, Map.of(), null).status() == 0) {
        return Map.of();
      }
      Path folder = CachedFolder.once(PACKAGE, AsyncIoLibrary::fetch);
      try (Stream<Path> files = Files.walk(folder)) {
        Path library =
            files.filter(file -> file.endsWith(FILE)).findFirst().orElseThrow().resolveSibling("");
        return Map.of("LD_LIBRARY_PATH", library.toString());
      }
    } catch (IOException | RuntimeException e) {
      throw missing(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void fetch(Path folder) throws IOException, InterruptedException {
    List<String> download = List.of("apt-get", "-qq", "download", PACKAGE);
    if (Command.execute(download, Map.of(), folder).status() != 0) {
      // The package lists may be missing. Without permission to update them, this fails.
      Command.run(List.of("apt-get", "-qq", "update"));
      Command.run(download, Map.of(), folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      Path archive = files.findFirst().orElseThrow();
      Command.run(List.of("dpkg", "-x", archive.toString(), folder.toString()));
    }
  }

  private static RuntimeException missing(Exception cause) {
    String reason =
        "MySQL needs "
            + FILE
            + ", which could not be fetched ("
            + cause.getMessage()
            + "). Install it, or name a server in "
            + TestMysql.VARIABLE
            + ".";
    return "true".equals(System.getenv("CI"))
        ? new IllegalStateException(reason, cause)
        : new TestAbortedException(reason, cause);
  }
}
