package dev.fraiseql.conformance.cases;

import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request and the response that every database must return.
 *
 * @param group the name of its file, without the extension
 * @param name what it tests
 * @param query the document
 * @param operationName null if the request has none
 * @param variables JSON values: {@code String Long BigDecimal Boolean List Map null}
 * @param limits the limits that differ from the defaults, by name: {@code rows}, {@code depth},
 *     {@code aliases}, {@code cost}
 * @param statements the exact number of statements; -1 for any number
 * @param without the databases that it does not run on, because they cannot store its rows
 * @param sql plain SQL statements; the values of their rows must be the leaves of the response's
 *     data
 * @param response JSON without white space; each correlation id is replaced by {@code *}
 */
public record Case(
    String group,
    String name,
    String query,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables,
    Map<String, Integer> limits,
    int statements,
    Set<TestDatabase> without,
    List<String> sql,
    String response) {
  public Case {
    limits = Map.copyOf(limits);
    without = Set.copyOf(without);
    sql = List.copyOf(sql);
  }

  /** Whether it runs on a database. */
  public boolean isFor(TestDatabase database) {
    return !without.contains(database);
  }

  @Override
  public String toString() {
    return group + ": " + name;
  }
}
