package dev.fraiseql.flight.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A result of a Flight SQL command that describes the server.
 *
 * @param schema of the command in FlightSql.proto
 * @param rows values in the order of the columns: {@code String Integer Boolean byte[]}, a {@code
 *     List} of strings, null, or a value of {@link ServerInfo}
 */
public record MetadataTable(Schema schema, List<List<@Nullable Object>> rows) {
  public MetadataTable {
    rows = List.copyOf(rows);
  }

  /** The rows of a batch. */
  public List<List<@Nullable Object>> rows(int from, int max) {
    return new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + max)));
  }
}
