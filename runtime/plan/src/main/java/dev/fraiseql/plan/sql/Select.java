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
 * A statement that reads rows of one type, as data. The row itself is called {@link #ROW}.
 *
 * @param type whose rows
 * @param rows which of them, and how many
 * @param items what is read of each, in the order of their positions
 * @param joins the to-one relations that are read in the same row
 * @param condition which rows
 * @param order in which order
 * @param distinct of rows that are equal in these columns only the first is read; empty for all
 *     rows
 */
public record Select(
    TypeModel type,
    Rows rows,
    List<Item> items,
    List<Join> joins,
    Condition condition,
    Order order,
    List<Column> distinct) {

  /** What a row of the type is called in the statement. */
  public static final String ROW = "t";

  public Select {
    items = List.copyOf(items);
    joins = List.copyOf(joins);
    distinct = List.copyOf(distinct);
  }

  /** A statement that reads equal rows too. */
  public Select(
      TypeModel type,
      Rows rows,
      List<Item> items,
      List<Join> joins,
      Condition condition,
      Order order) {
    this(type, rows, items, joins, condition, order, List.of());
  }

  /** Which rows, before any condition. */
  public sealed interface Rows {

    /** All; the condition names one or more, in no order. */
    record All() implements Rows {}

    /**
     * All after a place in an order, without the row there.
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
     * A page of all. If rows are skipped, the page is cut before others are joined to its rows, so
     * that a repeated row shifts no page.
     *
     * @param limit the limit, if the document says so; null if the request does. A number in the
     *     text lets PostgreSQL reuse a plan: for a parameter it assumes a tenth of all rows, and so
     *     it plans every time instead
     */
    record Page(@Nullable Long limit, boolean offset) implements Rows {}

    /** Those of a batch of parents, all or a page of each. */
    record OfParents(ToManyField relation, boolean limit, boolean offset) implements Rows {}

    /**
     * Those of a single parent, all or a page of them.
     *
     * @param parent the parts of its key
     * @param page null for all
     */
    record OfOneParent(ToManyField relation, List<Operand> parent, @Nullable Page page)
        implements Rows {
      public OfOneParent {
        parent = List.copyOf(parent);
      }
    }

    /**
     * All of a batch of parents whose keys are single whole numbers in ascending order. Each row
     * begins with the key, not with the parent's ordinal.
     */
    record OfAscendingKeys(ToManyField relation) implements Rows {}

    /**
     * A page of those on one side of some cursors.
     *
     * @param seeks at most one cursor to come after and one to come before
     * @param cursors whether the values of the sort keys are read as well
     * @param offset whether rows are skipped; only without parents
     * @param parents whose rows, a page of each; null for the rows of the type
     */
    record Forward(List<Seek> seeks, boolean cursors, boolean offset, @Nullable Parents parents)
        implements Rows {
      public Forward {
        seeks = List.copyOf(seeks);
      }
    }

    /**
     * The last ones of them; with the values of the sort keys and, in the first row of each page,
     * the number of its rows.
     */
    record Backward(List<Seek> seeks, @Nullable Parents parents) implements Rows {
      public Backward {
        seeks = List.copyOf(seeks);
      }
    }

    /** The nearest of those on one side of a cursor; of a batch of parents those that have one. */
    record Nearest(Seek seek, @Nullable Parents parents) implements Rows {}
  }

  /** Parents whose rows of a to-many relation are read. Each row begins with their ordinal. */
  public sealed interface Parents {
    /** The relation. */
    ToManyField relation();

    /** A batch of parents. */
    record Batch(ToManyField relation) implements Parents {}

    /**
     * A single parent.
     *
     * @param key the parts of its key
     */
    record Only(ToManyField relation, List<Operand> key) implements Parents {
      public Only {
        key = List.copyOf(key);
      }
    }
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

    /** The number of related rows that meet a condition. */
    record Count(String row, ToManyField relation, Condition condition) implements Item {}

    /** The number of rows that a joined relation matches. */
    record Matches(Join join) implements Item {}

    /** The number of rows, instead of the rows. */
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
