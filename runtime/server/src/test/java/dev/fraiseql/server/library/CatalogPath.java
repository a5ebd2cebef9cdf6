package dev.fraiseql.server.library;

import dev.fraiseql.contract.TypeCatalog;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Class paths for a server in a process of its own. */
public final class CatalogPath {
  /** That of this process, with the generated catalog. */
  public static final String GENERATED = System.getProperty("java.class.path");

  private CatalogPath() {}

  /**
   * A class path with the same classes, on which these catalogs are found and no others.
   *
   * @param folder a new folder, which replaces that of the test classes
   */
  public static String of(Path folder, List<Class<? extends TypeCatalog>> catalogs)
      throws IOException {
    Path classes = testClasses();
    Path services = folder.resolve("META-INF/services");
    Files.createDirectories(services);
    Files.createSymbolicLink(folder.resolve("dev"), classes.resolve("dev"));
    Files.writeString(
        services.resolve(TypeCatalog.class.getName()),
        catalogs.stream().map(Class::getName).collect(Collectors.joining("\n")));
    return Arrays.stream(GENERATED.split(File.pathSeparator))
        .map(entry -> Path.of(entry).equals(classes) ? folder.toString() : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where the generated catalog and its service file are. */
  private static Path testClasses() {
    try {
      return Path.of(
          FraiseCatalog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
