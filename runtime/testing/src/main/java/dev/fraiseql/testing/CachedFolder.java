package dev.fraiseql.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Folders below the machine's temporary folder that are created once and shared by all test runs: a
 * server's programs, an empty data folder.
 */
final class CachedFolder {
  private static final Path ROOT =
      Path.of(System.getProperty("java.io.tmpdir"), "fraiseql-servers");

  private CachedFolder() {}

  /** Writes the contents of a new folder. */
  interface Filler {
    void fill(Path folder) throws IOException, InterruptedException;
  }

  /** The folder with a name; created atomically if no process has created it before. */
  static Path once(String name, Filler filler) {
    Path folder = ROOT.resolve(name);
    try {
      Files.createDirectories(ROOT);
      try (FileChannel channel =
              FileChannel.open(
                  ROOT.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!Files.exists(folder) && lock.isValid()) {
          Path unfinished = ROOT.resolve(name + ".unfinished");
          delete(unfinished);
          filler.fill(Files.createDirectory(unfinished));
          Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("No " + name + " in " + ROOT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The folder with the contents of a tar.gz on the class path. */
  static Path tarball(String name, String resource) {
    return once(
        name,
        folder -> {
          Path file = folder.resolve("packed.tar.gz");
          try (InputStream packed = CachedFolder.class.getResourceAsStream(resource)) {
            Files.copy(present(packed, resource), file);
          }
          Command.run(List.of("tar", "-xzf", file.toString(), "-C", folder.toString()));
          Files.delete(file);
        });
  }

  /** The folder with files of a jar on the class path, all executable. */
  static Path resources(String name, String prefix, List<String> wanted) {
    return once(
        name,
        folder -> {
          URL place = present(CachedFolder.class.getResource(prefix + wanted.getFirst()), prefix);
          JarURLConnection connection = (JarURLConnection) place.openConnection();
          connection.setUseCaches(false);
          try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
              String path = "/" + entry.getName();
              if (!entry.isDirectory()
                  && path.startsWith(prefix)
                  && wanted.stream().anyMatch(path.substring(prefix.length())::startsWith)) {
                Path target = folder.resolve(path.substring(prefix.length()));
                Files.createDirectories(target.resolveSibling(""));
                try (InputStream content = jar.getInputStream(entry)) {
                  Files.copy(content, target);
                }
                target.toFile().setExecutable(true);
              }
            }
          }
        });
  }

  private static <T> T present(@Nullable T resource, String name) {
    if (resource == null) {
      throw new IllegalStateException("not on the class path: " + name);
    }
    return resource;
  }

  /** Copies a folder with its contents. */
  static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  /** Deletes a folder with its contents, if it exists. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
