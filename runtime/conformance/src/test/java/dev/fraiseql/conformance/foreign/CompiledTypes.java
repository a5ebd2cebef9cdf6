package dev.fraiseql.conformance.foreign;

import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.testing.TemporaryFolders;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Annotated classes of a test, compiled while it runs. */
public final class CompiledTypes {
  private static final String IMPORTS =
      """
      package foreign;
      import dev.fraiseql.annotations.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  private CompiledTypes() {}

  /**
   * The catalogs of classes in the package {@code foreign}.
   *
   * @param classes the text of several classes, of which none is public
   */
  public static List<TypeCatalog> of(TestDatabase database, String classes) {
    return of(database.option(), classes);
  }

  /** As above, for a database by its name in the processor's options. */
  public static List<TypeCatalog> of(String database, String classes) {
    return sources(database, classes).catalogs();
  }

  /** The same with the DDL of their tables. */
  public static CompiledSources sources(TestDatabase database, String classes) {
    return sources(database.option(), classes);
  }

  private static CompiledSources sources(String database, String classes) {
    try {
      Path source = TemporaryFolders.create("foreign").resolve("Types.java");
      Files.writeString(source, IMPORTS + classes);
      return CompiledSources.of(database, List.of(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
