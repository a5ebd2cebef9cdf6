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
 * Folders that are made once and kept in the machine's folder for temporary files, for every test
 * run that wants the same: a server's programs, an empty data folder.
 */
final class Unpacked {
  private static final Path ROOT =
      Path.of(System.getProperty("java.io.tmpdir"), "fraiseql-servers");

  private Unpacked() {}

  /** Fills an empty folder. */
  interface Filling {
    void fill(Path folder) throws IOException, InterruptedException;
  }

  /** The folder of that name; made now, if no process has made it before, whole or not at all. */
  static Path once(String name, Filling filling) {
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
          filling.fill(Files.createDirectory(unfinished));
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

  /** A tar.gz from the class path. */
  static Path tarball(String name, String resource) {
    return once(
        name,
        folder -> {
          Path file = folder.resolve("packed.tar.gz");
          try (InputStream packed = Unpacked.class.getResourceAsStream(resource)) {
            Files.copy(present(packed, resource), file);
          }
          Command.run(List.of("tar", "-xzf", file.toString(), "-C", folder.toString()));
          Files.delete(file);
        });
  }

  /** Files of a jar of the class path, all executable. */
  static Path resources(String name, String prefix, List<String> wanted) {
    return once(
        name,
        folder -> {
          URL place = present(Unpacked.class.getResource(prefix + wanted.getFirst()), prefix);
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

  /** Copies a folder with all that is in it. */
  static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  /** Deletes a folder with all that is in it; does nothing if there is none. */
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
