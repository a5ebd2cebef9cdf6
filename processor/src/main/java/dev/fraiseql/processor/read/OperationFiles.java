package dev.fraiseql.processor.read;

import dev.fraiseql.processor.declared.OperationDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the documents of a directory and those below it: each file that ends in {@code .graphql}.
 */
public final class OperationFiles {
  private final Path directory;

  /** Those of a directory. */
  public OperationFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * The documents, by path.
   *
   * @throws IOException if the directory or one of the files cannot be read as UTF-8
   */
  public List<OperationDeclaration> read() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files =
          walk.filter(file -> file.getFileName().toString().endsWith(".graphql")).sorted().toList();
    }
    List<OperationDeclaration> operations = new ArrayList<>();
    for (Path file : files) {
      operations.add(
          new OperationDeclaration(
              null, null, Files.readString(file), file.toString(), "file", Origin.NOWHERE));
    }
    return operations;
  }
}
