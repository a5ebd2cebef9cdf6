package dev.fraiseql.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Folders that are deleted, with all that is in them, when the process ends. */
public final class TemporaryFolders {
  private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolders::deleteAll));
  }

  private TemporaryFolders() {}

  /**
   * A new folder.
   *
   * @param prefix the beginning of its name
   */
  public static Path create(String prefix) {
    try {
      Path folder = Files.createTempDirectory(prefix);
      FOLDERS.add(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAll() {
    for (Path folder : FOLDERS) {
      try {
        CachedFolder.delete(folder);
      } catch (IOException e) {
        // Something still writes there.
      }
    }
  }
}
