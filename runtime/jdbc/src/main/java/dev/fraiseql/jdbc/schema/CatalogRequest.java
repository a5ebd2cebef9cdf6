package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Table;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tables of a catalog are read. */
public sealed interface CatalogRequest {

  /**
   * The tables of these names, without foreign keys.
   *
   * @param tables with the columns of which a sample is read, where the database has samples
   */
  record Tables(Map<Table, Set<String>> tables) implements CatalogRequest {
    public Tables {
      tables = Map.copyOf(tables);
    }
  }

  /**
   * All tables and views of a schema, with foreign keys and samples.
   *
   * @param schema null for the connection's own
   */
  record WholeSchema(@Nullable String schema) implements CatalogRequest {}
}
