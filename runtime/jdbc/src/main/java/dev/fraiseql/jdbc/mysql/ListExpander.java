package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.jdbc.BoundStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expands lists into one parameter for each value, for a database that binds no lists and finds
 * values by {@code in (?, ?, ...)} faster than in any other way.
 *
 * <p>The number of parameters is rounded up, and the last value repeated, so that there are few
 * texts to prepare. An empty list becomes a subquery without rows, which NULL is not in either.
 */
final class ListExpander {
  private static final String EMPTY = "select 1 from dual where 1 = 0";

  /** Up to here the numbers of parameters are powers of two, then multiples of this one. */
  private static final int STEP = 2_048;

  /** The maximum number of parameters of a statement in the binary protocol. */
  static final int MAX_PARAMETERS = 65_535;

  private final BoundStatement statement;
  private final boolean rounds;
  private final StringBuilder sql;
  private final List<Binding> bindings = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  private ListExpander(BoundStatement statement, boolean rounds) {
    this.statement = statement;
    this.rounds = rounds;
    sql = new StringBuilder(statement.sql().length() + 64);
  }

  /**
   * The same statement without lists.
   *
   * @throws RequestException LIMIT_EXCEEDED if it has more values than the database takes
   */
  static BoundStatement expand(BoundStatement statement) {
    int values = 0;
    int rounded = 0;
    boolean hasLists = false;
    for (int i = 0; i < statement.bindings().size(); i++) {
      if (statement.bindings().get(i) instanceof Binding.ValueList) {
        int size = ((List<?>) Objects.requireNonNull(statement.values()[i])).size();
        hasLists = true;
        values += size;
        rounded += rounded(size);
      } else {
        values++;
        rounded++;
      }
    }
    if (values > MAX_PARAMETERS) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The database takes at most "
              + MAX_PARAMETERS
              + " values in one statement, and this one has "
              + values
              + "; a text in a list counts twice. Send fewer values.");
    }
    return hasLists ? new ListExpander(statement, rounded <= MAX_PARAMETERS).expand() : statement;
  }

  private BoundStatement expand() {
    String text = statement.sql();
    int parameter = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`' || c == '\'') {
        int end = text.indexOf(c, i + 1); // a doubled quote ends one name and begins another
        sql.append(text, i, end + 1);
        i = end;
      } else if (c == '?') {
        add(parameter++);
      } else {
        sql.append(c);
      }
    }
    return statement.with(sql.toString(), bindings, values.toArray());
  }

  private void add(int parameter) {
    Binding binding = statement.bindings().get(parameter);
    @Nullable Object value = statement.values()[parameter];
    if (!(binding instanceof Binding.ValueList list)) {
      sql.append('?');
      bindings.add(binding);
      values.add(value);
      return;
    }
    List<?> given = (List<?>) Objects.requireNonNull(value);
    if (given.isEmpty()) {
      sql.append(EMPTY);
      return;
    }
    // One double makes the server compare all the others as doubles, too. An infinite one equals no
    // value, so it is left out, unless there is no other: then NULL in the list is unknown, and not
    // false as it is for an empty list.
    List<?> exact =
        given.stream().filter(each -> !(each instanceof Double real && real.isInfinite())).toList();
    List<?> all = exact.isEmpty() ? given.subList(0, 1) : exact;
    Binding single = new Binding.Value(list.type(), list.operand(), list.adjustment());
    int parameters = rounds ? rounded(all.size()) : all.size();
    for (int i = 0; i < parameters; i++) {
      sql.append(i == 0 ? "" : ",").append(list.each());
      bindings.add(single);
      values.add(all.get(Math.min(i, all.size() - 1)));
    }
  }

  private static int rounded(int size) {
    return size > STEP
        ? Math.ceilDiv(size, STEP) * STEP
        : Integer.highestOneBit(Math.max(1, 2 * size - 1));
  }
}
