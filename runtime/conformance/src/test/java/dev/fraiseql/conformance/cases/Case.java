package dev.fraiseql.conformance.cases;

import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request and the answer that every database must give to it.
 *
 * @param group the file it stands in
 * @param name what it shows, as a sentence
 * @param query the document
 * @param operationName null if it is not said
 * @param variables as JSON knows them
 * @param limits by name, where they differ from the defaults: {@code rows}, {@code depth}, {@code
 *     aliases}, {@code cost}
 * @param statements how many statements it may take; -1 for any number
 * @param without the databases that cannot hold the rows that it asks for
 * @param sql statements in plain SQL; the cells of their rows are the leaves of the answer's data
 * @param answer JSON without white space; a correlation id in it is {@code *}
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
    String answer) {
  public Case {
    limits = Map.copyOf(limits);
    without = Set.copyOf(without);
    sql = List.copyOf(sql);
  }

  /** Whether it can be asked on a database. */
  public boolean isFor(TestDatabase database) {
    return !without.contains(database);
  }

  @Override
  public String toString() {
    return group + ": " + name;
  }
}
