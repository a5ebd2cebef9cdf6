package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that reads rows of one type, said without SQL. The row itself is called {@link #ROW}.
 *
 * @param type whose rows
 * @param rows which of them, and how many
 * @param items what is read of each, in the order of their positions
 * @param joins the to-one relations that are read in the same row
 * @param condition which rows
 * @param order in which order
 */
public record Select(
    TypeModel type,
    Rows rows,
    List<Item> items,
    List<Join> joins,
    Condition condition,
    Order order) {

  /** What a row of the type is called in the statement. */
  public static final String ROW = "t";

  public Select {
    items = List.copyOf(items);
    joins = List.copyOf(joins);
  }

  /** Which rows, before any condition. */
  public sealed interface Rows {

    /** All; the condition names one or more, in no order. */
    record All() implements Rows {}

    /**
     * All strictly behind a place in an order.
     *
     * @param keys the order
     * @param place the values of the keys there
     */
    record After(List<SortKey> keys, List<Object> place) implements Rows {
      public After {
        keys = List.copyOf(keys);
        place = List.copyOf(place);
      }
    }

    /**
     * A page of all.
     *
     * @param limit how many, if the document says so; null if the request does. A number in the
     *     text lets PostgreSQL keep a plan: with a parameter in its place it would have to think
     *     that it is a tenth of all rows, and plans each time anew instead
     */
    record Page(@Nullable Long limit, boolean offset) implements Rows {}

    /** Those that belong to a batch of parents, all or a page of each. */
    record OfParents(ToManyField relation, boolean limit, boolean offset) implements Rows {}

    /**
     * Those that belong to the only parent there is, all or a page of them.
     *
     * @param parent gives the parts of its key
     * @param page null for all
     */
    record OfOneParent(ToManyField relation, List<Operand> parent, @Nullable Page page)
        implements Rows {
      public OfOneParent {
        parent = List.copyOf(parent);
      }
    }

    /**
     * All that belong to a batch of parents whose keys, single whole numbers, rise from each to the
     * next. Each row begins with the key, not with the parent's place.
     */
    record OfAscendingKeys(ToManyField relation) implements Rows {}

    /**
     * A page of those on one side of some cursors.
     *
     * @param seeks at most one cursor to come behind and one to come before
     * @param cursors whether the values of the sort keys are read, too
     * @param offset whether rows are skipped
     */
    record Forward(List<Seek> seeks, boolean cursors, boolean offset) implements Rows {
      public Forward {
        seeks = List.copyOf(seeks);
      }
    }

    /**
     * The same, but the last ones; with the values of the sort keys, and how many rows they are.
     */
    record Backward(List<Seek> seeks) implements Rows {
      public Backward {
        seeks = List.copyOf(seeks);
      }
    }

    /** One of those on one side of a cursor, the nearest one. */
    record Nearest(Seek seek) implements Rows {}
  }

  /**
   * On which side of a cursor rows lie.
   *
   * @param orderBy the argument that says what the cursor is made of: see {@link
   *     dev.fraiseql.contract.query.DynamicSql}
   */
  public record Seek(Operand cursor, Side side, @Nullable Object orderBy) {}

  /** What is read. */
  public sealed interface Item {

    /** A column of a row of the statement. */
    record Value(String row, Column column) implements Item {}

    /** NULL if all of these columns are, 1 otherwise. */
    record Presence(String row, List<Column> columns) implements Item {
      public Presence {
        columns = List.copyOf(columns);
      }
    }

    /** How many related rows meet a condition. */
    record Count(String row, ToManyField relation, Condition condition) implements Item {}

    /** How many rows there are, instead of the rows. */
    record CountAll() implements Item {}
  }

  /**
   * A to-one relation that is read in the same row.
   *
   * @param row what the target's row is called
   * @param from the row that names it
   */
  public record Join(String row, String from, ToOneField relation, TypeModel target) {}

  /** A condition on rows. */
  public sealed interface Condition {

    /** A known one; null for none. */
    record Fixed(@Nullable Filter filter) implements Condition {}

    /**
     * One whose shape depends on the request: see {@link dev.fraiseql.contract.query.DynamicSql}.
     */
    record Shaped(@Nullable Object input) implements Condition {}
  }

  /** An order of rows. */
  public sealed interface Order {

    /** A known one; empty for none. */
    record Fixed(List<SortKey> keys) implements Order {
      public Fixed {
        keys = List.copyOf(keys);
      }
    }

    /** One that depends on the request. */
    record Shaped(@Nullable Object input) implements Order {}
  }
}
