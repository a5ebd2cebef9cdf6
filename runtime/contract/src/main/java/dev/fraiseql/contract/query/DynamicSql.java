package dev.fraiseql.contract.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose text depends on the request: a variable decides, by its absence, nullness or
 * keys, which conditions it has, as in {@code where: $where}.
 *
 * @param parts in the order of the statement
 */
public record DynamicSql(List<Part> parts) implements SqlStatement {
  public DynamicSql {
    parts = List.copyOf(parts);
  }

  /** A statement of these parts. */
  public static DynamicSql of(Part... parts) {
    return new DynamicSql(List.of(parts));
  }

  /** A part of the statement. */
  public sealed interface Part {

    /** A constant part. */
    record Text(SqlText text) implements Part {}

    /**
     * A condition in parentheses.
     *
     * @param type the GraphQL name of the filtered type
     * @param alias the alias of the row in the statement
     * @param input the argument as JSON knows it (maps with their keys in order), with an {@link
     *     Operand.Variable} in place of each variable
     */
    record Where(String type, String alias, @Nullable Object input) implements Part {}

    /**
     * The sort keys, with those of the type's key at the end, that stand after ORDER BY.
     *
     * @param type the GraphQL name of the sorted type
     * @param alias the alias of the row in the statement
     * @param input as for {@link Where}
     */
    record OrderBy(String type, String alias, @Nullable Object input) implements Part {}

    /**
     * A whole statement that reads groups of rows, because what it computes depends on the request.
     *
     * @param type the GraphQL name of the type whose rows are grouped
     * @param groupBy the argument as JSON knows it; no variable is in it
     * @param items the columns of keys and measures that are read, in the order of their positions
     * @param where as the {@code input} of {@link Where}
     * @param having likewise
     * @param orderBy likewise
     * @param offset whether groups are skipped
     */
    record Groups(
        String type,
        @Nullable Object groupBy,
        List<String> items,
        @Nullable Object where,
        @Nullable Object having,
        @Nullable Object orderBy,
        boolean offset)
        implements Part {
      public Groups {
        items = List.copyOf(items);
      }
    }

    /**
     * Sort keys in another form.
     *
     * @param type the GraphQL name of the sorted type
     * @param alias the alias of the row in the statement
     * @param input as for {@link Where}
     */
    record SortKeys(String type, String alias, @Nullable Object input, KeyForm form)
        implements Part {}

    /**
     * A condition in parentheses: on which side of a cursor a row lies. True for all if there is no
     * cursor. Its text depends on which of the cursor's values are null, and on nothing else that
     * the cursor says.
     *
     * @param type the GraphQL name of the sorted type
     * @param alias the alias of the row in the statement
     * @param input the {@code orderBy} argument, as for {@link Where}
     */
    record Seek(String type, String alias, @Nullable Object input, Operand cursor, Side side)
        implements Part {}
  }

  /** The form of sort keys in a statement. */
  public enum KeyForm {
    /** Their values as further columns, each with a comma before it, and a name behind. */
    VALUES,
    /** As {@link #VALUES}, in a branch of a UNION. */
    UNION_VALUES,
    /** The same columns in a statement around that with these values. */
    NAMES,
    /** The order, as it stands after ORDER BY, in the statement with {@link #NAMES}. */
    ORDER_OF_NAMES,
    /**
     * The same order with a comma behind each key, to be followed by a last one; nothing if there
     * are no keys.
     */
    ORDER_OF_NAMES_BEFORE,
    /** The order from the end to the front, as it stands after ORDER BY. */
    REVERSED
  }

  /** The rows on one side of a cursor. */
  public enum Side {
    /** Strictly behind it. */
    AFTER,
    /** Strictly before it. */
    BEFORE,
    /** Before it, or its own row. */
    UP_TO,
    /** Behind it, or its own row. */
    FROM
  }
}
