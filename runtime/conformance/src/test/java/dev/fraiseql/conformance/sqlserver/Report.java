package dev.fraiseql.conformance.sqlserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whoever builds what has been done for SQL Server, and what has not. */
final class Report {
  private static final Path FOLDER = Path.of("target", "conformance");

  private Report() {}

  /** Prints a line, and keeps it in a file beside the matrix of the other databases. */
  static void line(String file, String line) throws IOException {
    System.out.println(line);
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(file), line + System.lineSeparator());
  }
}
