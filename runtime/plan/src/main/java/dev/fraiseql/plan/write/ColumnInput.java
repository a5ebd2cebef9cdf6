package dev.fraiseql.plan.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.write.Violations;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows to create that are given by column instead of by field: which columns can be given, and what
 * each row has to meet. The counterpart of {@link InputReader#create}.
 */
public final class ColumnInput {
  private final WritableType type;
  private final List<Integer> columns;
  private final List<Integer> absent = new ArrayList<>();
  private final List<List<Integer>> keys = new ArrayList<>();
  private final WriteCheck check;
  private final Clock clock;

  /**
   * A mistake in a row.
   *
   * @param column the index of the column in the type
   * @param problem what follows the name of the column in an error: {@code ": must not be blank."},
   *     {@code ".1: must not be blank."} of an element
   */
  public record Problem(int column, String problem) {}

  /**
   * An input of some columns.
   *
   * @param columns the indexes of the columns that every row has values for
   * @param check the author's constraints
   * @param clock decides what is past and what is future
   * @throws RequestException BAD_USER_INPUT if a column cannot be given, is given twice, or is
   *     missing
   */
  public ColumnInput(WritableType type, List<Integer> columns, WriteCheck check, Clock clock) {
    this.type = type;
    this.columns = List.copyOf(columns);
    this.check = check;
    this.clock = clock;
    Set<Integer> given = new HashSet<>();
    for (int column : columns) {
      checkCanBeGiven(column);
      if (!given.add(column)) {
        throw wrong(
            "The column "
                + name(column)
                + " is given twice: by its name and by its field. Send it"
                + " once.");
      }
    }
    checkNoneIsMissing(given);
    for (int column = 0; column < type.columns().size(); column++) {
      if (!given.contains(column)
          && type.columns().get(column).nullable()
          && type.rule(column).source() == WriteRule.Source.INPUT) {
        absent.add(column);
      }
    }
    type.type()
        .fields()
        .forEach(field -> {
          if (field instanceof ToOneField relation && relation.columns().size() > 1) {
            keys.add(nullableColumns(relation));
          }
        });
    keys.removeIf(each -> each.size() < 2);
  }

  private void checkCanBeGiven(int column) {
    WriteRule rule = type.rule(column);
    if (rule.isCreated()) {
      return;
    }
    String reason =
        rule.version()
            ? "is the version of the row, which begins by itself"
            : switch (rule.source()) {
              case IDENTITY -> "is numbered by the database";
              case DATABASE -> "is computed by the database";
              default -> "is only read";
            };
    throw wrong("The column " + name(column) + " " + reason + ". Leave it out.");
  }

  private void checkNoneIsMissing(Set<Integer> given) {
    Set<String> missing = new TreeSet<>();
    for (int column = 0; column < type.columns().size(); column++) {
      if (!given.contains(column)
          && !type.columns().get(column).nullable()
          && type.rule(column).source() == WriteRule.Source.INPUT) {
        missing.add(type.columns().get(column).name());
      }
    }
    if (!missing.isEmpty()) {
      throw wrong(
          (missing.size() == 1 ? "The column " : "The columns ")
              + String.join(", ", missing)
              + " of "
              + type.type().table().name()
              + (missing.size() == 1 ? " is" : " are")
              + " missing: a value is required in every row.");
    }
  }

  /** The columns of a relation that are null if it is. */
  private List<Integer> nullableColumns(ToOneField relation) {
    return relation.columns().stream()
        .map(pair -> type.index(pair.column()))
        .filter(column -> type.columns().get(column).nullable())
        .toList();
  }

  /** The type of the rows. */
  public WritableType type() {
    return type;
  }

  /** The indexes of the columns that are given. */
  public List<Integer> columns() {
    return columns;
  }

  /** Whether rows have to be checked as a whole: {@link #problem(WriteRow)} finds something. */
  public boolean checksRows() {
    return !check.equals(WriteCheck.NONE) || !keys.isEmpty();
  }

  /** Sets to null what is not given and can be null, so that constraints see it. */
  public void setRestNull(WriteRow row) {
    absent.forEach(column -> row.set(column, null));
  }

  /** What is wrong with a row; null if nothing is. */
  public @Nullable Problem problem(WriteRow row) {
    for (List<Integer> key : keys) {
      List<Integer> missing = key.stream().filter(column -> !row.hasValue(column)).toList();
      if (!missing.isEmpty() && missing.size() < key.size()) {
        return new Problem(
            missing.getFirst(),
            ": a value is required with those of "
                + key.stream()
                    .filter(column -> !missing.contains(column))
                    .map(this::name)
                    .collect(Collectors.joining(", "))
                + ": together they are the key of another row.");
      }
    }
    if (check.equals(WriteCheck.NONE)) {
      return null;
    }
    First first = new First(clock);
    check.check(row, first);
    return first.found;
  }

  /**
   * What is wrong with a value: null if its column can store it as it is.
   *
   * @param value of the class of the column's scalar, or a list of such
   * @return what follows the name of the column in an error, as in {@link Problem}
   */
  public static @Nullable String problem(Column column, Object value) {
    return ColumnRange.problem(column, value);
  }

  private String name(int column) {
    return type.columns().get(column).name();
  }

  private static RequestException wrong(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }

  /** Keeps the first violation. */
  private static final class First implements Violations {
    private final Clock clock;
    private @Nullable Problem found;

    First(Clock clock) {
      this.clock = clock;
    }

    @Override
    public void add(int column, String problem) {
      if (found == null) {
        found = new Problem(column, ": " + problem);
      }
    }

    @Override
    public void add(int column, int element, String problem) {
      if (found == null) {
        found = new Problem(column, "." + element + ": " + problem);
      }
    }

    @Override
    public Clock clock() {
      return clock;
    }
  }
}
