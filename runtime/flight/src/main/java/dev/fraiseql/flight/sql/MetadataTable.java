package dev.fraiseql.flight.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A table in which Flight SQL describes the server.
 *
 * @param schema as FlightSql.proto has it for the command
 * @param rows values in the order of the columns: {@code String Integer Boolean byte[]}, a {@code
 *     List} of strings, null, or what {@link ServerInfo} says
 */
public record MetadataTable(Schema schema, List<List<@Nullable Object>> rows) {
  public MetadataTable {
    rows = List.copyOf(rows);
  }

  /** Some rows of the table, for a batch. */
  public List<List<@Nullable Object>> rows(int from, int most) {
    return new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + most)));
  }
}
