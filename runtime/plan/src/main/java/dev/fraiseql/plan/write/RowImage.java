package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.plan.sql.Select.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a write reads of each row: all columns if changes are captured, otherwise those of the key,
 * the version, and what other rows refer to.
 */
public final class RowImage {
  private final WritableType type;
  private final List<Integer> columns;
  private final List<Integer> keyPositions;
  private final ConcurrentHashMap<Integer, List<Selection>> fields = new ConcurrentHashMap<>();

  /** The columns of the embedded objects that may be null, whose presence is read. */
  private final List<List<Column>> optional = new ArrayList<>();

  /**
   * The image of a type's rows.
   *
   * @param more the indexes of further columns
   */
  RowImage(WritableType type, Collection<Integer> more) {
    this.type = type;
    TreeSet<Integer> read = new TreeSet<>(type.key());
    read.addAll(more);
    if (isCaptured()) {
      for (int column = 0; column < type.columns().size(); column++) {
        read.add(column);
      }
      collectOptional(type.type().fields());
    }
    if (type.version() >= 0) {
      read.add(type.version());
    }
    type.type()
        .fields()
        .forEach(field -> {
          if (field instanceof ToManyField toMany) {
            toMany.sourceColumns().forEach(column -> read.add(type.index(column)));
          }
        });
    columns = List.copyOf(read);
    keyPositions = type.key().stream().map(this::position).toList();
  }

  private boolean isCaptured() {
    return type.type().writes().isCaptured();
  }

  private void collectOptional(List<FieldModel> fields) {
    for (FieldModel field : fields) {
      if (field instanceof EmbeddedField embedded) {
        if (embedded.nullable()) {
          optional.add(embedded.columns());
        }
        collectOptional(embedded.fields());
      }
    }
  }

  /** The indexes of the columns, in the order of their positions. */
  public List<Integer> columns() {
    return columns;
  }

  /** The number of positions: the columns, and what is read beside them. */
  public int size() {
    return columns.size() + optional.size();
  }

  /** The positions of the columns of the key, in its order. */
  public List<Integer> keyPositions() {
    return keyPositions;
  }

  /** The position of a column in a row, from 1. */
  public int position(int column) {
    int position = columns.indexOf(column);
    if (position < 0) {
      throw new IllegalArgumentException("column " + column + " is not read");
    }
    return position + 1;
  }

  /**
   * What is read, in the order of the positions.
   *
   * @param row what the row is called
   */
  List<Item> items(String row) {
    List<Item> items = new ArrayList<>();
    columns.forEach(column -> items.add(new Item.Value(row, type.columns().get(column))));
    optional.forEach(presence -> items.add(new Item.Presence(row, presence)));
    return items;
  }

  /**
   * For each field with columns the selection that writes it alone: the parts of an event. Empty if
   * changes are not captured.
   *
   * @param before how many columns precede the image in a row
   */
  public List<Selection> fields(Model model, int before) {
    return isCaptured()
        ? fields.computeIfAbsent(before, positions -> selections(model, positions))
        : List.of();
  }

  private List<Selection> selections(Model model, int before) {
    List<Selection> selections = new ArrayList<>();
    for (FieldModel field : type.type().fields()) {
      if (!(field instanceof ToManyField)) {
        selections.add(new Selection(type.type().name(), List.of(entry(model, field, before))));
      }
    }
    return selections;
  }

  private Entry entry(Model model, FieldModel field, int before) {
    return switch (field) {
      case ScalarField scalar -> entry(scalar, scalar.column(), before);
      case EmbeddedField embedded -> {
        List<Entry> nested = new ArrayList<>();
        embedded.fields().forEach(each -> nested.add(entry(model, each, before)));
        yield Entry.object(
            embedded.name(),
            embedded.ordinal(),
            embedded.nullable() ? presence(embedded, before) : 0,
            embedded.nullable(),
            new Selection(embedded.type(), nested));
      }
      case ToOneField toOne -> {
        TypeModel target = model.type(toOne.target());
        List<Entry> key = new ArrayList<>();
        for (int part = 0; part < toOne.columns().size(); part++) {
          key.add(entry(target.key().get(part), toOne.columns().get(part).column(), before));
        }
        int first = before + position(type.index(toOne.columns().getFirst().column()));
        yield Entry.object(
            toOne.name(),
            toOne.ordinal(),
            first,
            toOne.nullable(),
            new Selection(target.name(), key));
      }
      case ToManyField toMany -> throw new IllegalArgumentException(toMany.name());
    };
  }

  private Entry entry(ScalarField field, Column column, int before) {
    return Entry.value(
        field.name(),
        field.ordinal(),
        before + position(type.index(column)),
        column.type(),
        field.isId(),
        field.nullable());
  }

  private int presence(EmbeddedField field, int before) {
    return before + columns.size() + 1 + optional.indexOf(field.columns());
  }
}
