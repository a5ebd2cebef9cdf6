package dev.fraiseql.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query on the catalog of a database.
 *
 * @param sql with a {@code ?} for each parameter
 * @param parameters texts, in the order of the {@code ?}s; null for NULL
 */
public record CatalogQuery(String sql, List<@Nullable String> parameters) {
  public CatalogQuery {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  /** A query with these parameters. */
  public static CatalogQuery of(String sql, @Nullable String... parameters) {
    return new CatalogQuery(sql, Arrays.asList(parameters));
  }
}
