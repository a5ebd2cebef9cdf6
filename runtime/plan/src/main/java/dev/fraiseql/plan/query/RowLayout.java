package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Join;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result columns of a statement: the items that it reads per row, their positions, and the
 * joins that they need. Grows while a selection is planned.
 */
final class RowLayout {
  private final int firstPosition;
  private final List<Item> items = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();
  private @Nullable Room room;

  /** The maximum numbers of joins and items. */
  record Room(int joins, int items) {}

  /** The size of a layout at one time. */
  record Mark(int joins, int items) {}

  /**
   * An empty layout.
   *
   * @param firstPosition the position of the first item in the row
   */
  RowLayout(int firstPosition) {
    this.firstPosition = firstPosition;
  }

  /** Removes everything, and limits what to-one relations may add. */
  void restart(Room within) {
    reset(new Mark(0, 0));
    room = within;
  }

  /** Whether the layout is limited, so that to-one relations may have to be read separately. */
  boolean isLimited() {
    return room != null;
  }

  /** Whether a join and its items can be tried. */
  boolean hasRoom() {
    return room == null || (joins.size() < room.joins() && items.size() < room.items());
  }

  /** Whether everything is within the limit. */
  boolean fits() {
    return room == null || (joins.size() <= room.joins() && items.size() <= room.items());
  }

  /** The size now. */
  Mark mark() {
    return new Mark(joins.size(), items.size());
  }

  /** Removes what was added since a mark. */
  void reset(Mark mark) {
    joins.subList(mark.joins(), joins.size()).clear();
    items.subList(mark.items(), items.size()).clear();
  }

  /** The items, from the first position on. */
  List<Item> items() {
    return items;
  }

  /** The to-one relations that are read in the same row. */
  List<Join> joins() {
    return joins;
  }

  /** The position after the last item. */
  int nextPosition() {
    return firstPosition + Math.max(1, items.size()); // a statement without items reads a constant
  }

  /** The position of an item. Equal items share one. */
  int position(Item item) {
    int index = items.indexOf(item);
    if (index < 0) {
      items.add(item);
      index = items.size() - 1;
    }
    return firstPosition + index;
  }

  /** The position of an item that tells whether an embedded object is present. */
  int presence(String row, EmbeddedField field) {
    return position(new Item.Presence(row, field.columns()));
  }

  /** The position of an item that tells whether all of these columns have a value. */
  int complete(String row, List<Column> columns) {
    return position(
        columns.size() == 1
            ? new Item.Value(row, columns.getFirst())
            : new Item.Complete(row, columns));
  }

  /** The position of the first of some columns, which are read at consecutive positions. */
  int consecutive(String row, Stream<Column> columns) {
    List<Item> parts = columns.<Item>map(column -> new Item.Value(row, column)).toList();
    int index = Collections.indexOfSubList(items, parts);
    if (index < 0) {
      index = items.size();
      items.addAll(parts); // also if some of them are read at other positions
    }
    return firstPosition + index;
  }

  /** The alias of a joined row. A relation that is selected several times is joined once. */
  String join(ToOneField relation, TypeModel target, String row) {
    for (Join join : joins) {
      if (join.from().equals(row) && join.relation().equals(relation)) {
        return join.row();
      }
    }
    String joined = Select.ROW + (joins.size() + 1);
    joins.add(new Join(joined, row, relation, target));
    return joined;
  }
}
