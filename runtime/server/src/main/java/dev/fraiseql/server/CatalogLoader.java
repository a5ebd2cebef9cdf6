package dev.fraiseql.server;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.server.config.StartFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Loads the generated catalogs, one per jar. The engine checks whether they are compatible. */
final class CatalogLoader {
  private CatalogLoader() {}

  /**
   * The catalogs that a class loader finds, at least one.
   *
   * @throws StartFailure if there is none, or one cannot be loaded
   */
  static List<TypeCatalog> load(ClassLoader loader) throws StartFailure {
    List<TypeCatalog> catalogs = new ArrayList<>();
    try {
      ServiceLoader.load(TypeCatalog.class, loader).forEach(catalogs::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new StartFailure(
          "A generated catalog on the class path cannot be loaded (" + e.getMessage() + ").",
          "Rebuild the application from clean.",
          e);
    }
    if (catalogs.isEmpty()) {
      throw new StartFailure(
          "There is nothing to serve: no generated catalog is on the class path.",
          "Annotate classes with @Type and name fraiseql-processor among the compiler's annotation"
              + " processor paths.");
    }
    return catalogs;
  }
}
