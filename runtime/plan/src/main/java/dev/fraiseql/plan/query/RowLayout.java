package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Join;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result columns of a statement: the items that it reads per row, their positions, and the
 * joins that they need. Grows while a selection is planned.
 */
final class RowLayout {
  private final int firstPosition;
  private final List<Item> items = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();

  /**
   * An empty layout.
   *
   * @param firstPosition the position of the first item in the row
   */
  RowLayout(int firstPosition) {
    this.firstPosition = firstPosition;
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
  int presence(String row, List<FieldModel> fields) {
    return position(new Item.Presence(row, columns(fields)));
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

  private static List<Column> columns(List<FieldModel> fields) {
    List<Column> columns = new ArrayList<>();
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        columns.add(scalar.column());
      } else if (field instanceof EmbeddedField embedded) {
        columns.addAll(columns(embedded.fields()));
      }
    }
    return columns;
  }
}
