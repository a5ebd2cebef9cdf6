package dev.fraiseql.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system that holds the databases of tests. */
final class Disk {
  /** What to do if the file system is not small. */
  static final String REMEDY =
      "set FAULTS_DISK to a folder of a file system of at most 4 GiB, such as a tmpfs";

  /** The size up to which a file system is filled, in bytes. */
  private static final long MOST_SIZE = 4L << 30;

  private static final byte[] BLOCK = new byte[64 << 10];

  private final Path folder;

  private Disk(Path folder) {
    this.folder = folder;
  }

  /** The one on which temporary files are. */
  static Disk ofTests() {
    return new Disk(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Whether it may be filled. */
  boolean isSmall() throws IOException {
    return Files.getFileStore(folder).getTotalSpace() <= MOST_SIZE;
  }

  /** Fills it: no space is left until the ballast is removed. */
  Ballast fill() throws IOException {
    if (!isSmall()) {
      throw new IOException(REMEDY);
    }
    Path file = Files.createTempFile(folder, "ballast", "");
    try (OutputStream output = Files.newOutputStream(file)) {
      while (true) {
        output.write(BLOCK);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() >= BLOCK.length) {
        Files.delete(file);
        throw e;
      }
      return new Ballast(file); // it is full
    }
  }

  /** A file that takes all space. */
  record Ballast(Path file) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.delete(file);
    }
  }
}
