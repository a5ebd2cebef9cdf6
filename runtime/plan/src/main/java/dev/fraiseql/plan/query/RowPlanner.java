package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Join;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans what is read of each row of a level: columns of its own and of rows that are joined to it,
 * and the levels below. For one use.
 */
final class RowPlanner {
  private static final ValueType INT = ValueType.of(Scalar.INT);

  /** What an object of every type is, besides what it is itself. */
  private static final String NODE = "Node";

  private static final ValueType STRING = ValueType.of(Scalar.STRING);

  /** Where the first item of a child level stands in a row: behind its parent's ordinal. */
  private static final int BEHIND_ORDINAL = 2;

  private final Model model;
  private final SqlDialect dialect;
  private final List<Variable> variables;
  private final Predicate<dev.fraiseql.plan.bind.Condition> holds;
  private final FieldArguments arguments;
  private final int firstPosition;

  private final List<Item> items = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();
  private final List<Level.Child> children;

  /**
   * What gives the key of the one row that the level reads, by its columns; null if it may read
   * several. The levels below one row have one parent.
   */
  private @Nullable Map<Column, Operand> key;

  /**
   * A planner of rows of which nothing is read yet.
   *
   * @param firstPosition where the first item stands in a row
   * @param children takes the levels below
   */
  RowPlanner(
      Model model,
      SqlDialect dialect,
      List<Variable> variables,
      Predicate<dev.fraiseql.plan.bind.Condition> holds,
      int firstPosition,
      List<Level.Child> children) {
    this.model = model;
    this.dialect = dialect;
    this.variables = variables;
    this.holds = holds;
    this.firstPosition = firstPosition;
    this.children = children;
    arguments = new FieldArguments(model, variables);
  }

  /** Says that there is one row at most, and what gives its key. To be said first. */
  void isOne(Map<Column, Operand> given) {
    key = given;
  }

  /** What is read of a row, from the first position on. */
  List<Item> items() {
    return items;
  }

  /** The rows that are read with it. */
  List<Join> joins() {
    return joins;
  }

  /** The levels below. */
  List<Level.Child> children() {
    return children;
  }

  /** The position behind all that has been selected so far. */
  int nextPosition() {
    return firstPosition + Math.max(1, items.size()); // a statement reads something in any case
  }

  /** What is selected of rows of a type. */
  Selection selection(TypeModel type, List<FieldNode> fields) {
    return selection(Fields.of(type), Select.ROW, fields);
  }

  /**
   * The entries for fields of the type itself.
   *
   * @param declared all that the type has
   */
  List<Entry> exported(List<FieldModel> fields, List<FieldModel> declared) {
    List<Entry> entries = new ArrayList<>();
    for (FieldModel field : fields) {
      entries.add(
          switch (field) {
            case ScalarField scalar ->
                entry(scalar.name(), scalar, position(new Item.Value(Select.ROW, scalar.column())));
            case EmbeddedField embedded -> exported(embedded, declared);
            case ToOneField toOne -> throw noColumn(toOne);
            case ToManyField toMany -> throw noColumn(toMany);
          });
    }
    return entries;
  }

  private Entry exported(EmbeddedField field, List<FieldModel> declared) {
    // The value is there if any of its columns is, also one that is not exported.
    List<FieldModel> whole =
        Planner.field(declared, field.name()) instanceof EmbeddedField embedded
            ? embedded.fields()
            : field.fields();
    int presence = field.nullable() ? position(new Item.Presence(Select.ROW, columns(whole))) : 0;
    return Entry.object(
        field.name(),
        field.ordinal(),
        presence,
        field.nullable(),
        new Selection(field.type(), exported(field.fields(), whole)));
  }

  private static IllegalArgumentException noColumn(FieldModel field) {
    return new IllegalArgumentException(field.name() + " is no column of its own");
  }

  /** The fields that an object of a type, or an embedded value, is made of. */
  private record Fields(String type, List<FieldModel> declared, List<ComputedField> computed) {
    static Fields of(TypeModel type) {
      return new Fields(type.name(), type.fields(), type.computed());
    }

    static Fields of(EmbeddedField value) {
      return new Fields(value.type(), value.fields(), List.of());
    }
  }

  private Selection selection(Fields fields, String row, List<FieldNode> nodes) {
    List<Entry> entries = new ArrayList<>();
    Set<String> names = names(fields.type());
    List<FieldNode> own = nodes.stream().filter(node -> node.appliesTo(names)).toList();
    for (MergedField field : MergedField.merge(own, holds)) {
      entries.add(field.place(() -> entry(fields, row, field)));
    }
    return new Selection(fields.type(), entries);
  }

  /** What fragments may call an object: by its type, and by what that implements. */
  private Set<String> names(String type) {
    Set<String> names = new HashSet<>(Set.of(type));
    if (model.findType(type).isPresent()) {
      names.add(NODE);
      model.interfacesOf(type).forEach(each -> names.add(each.name()));
    }
    return names;
  }

  private Entry entry(Fields of, String row, MergedField field) {
    List<FieldModel> fields = of.declared();
    String key = field.node().responseKey();
    String name = field.node().name();
    if (name.equals("__typename")) {
      return Entry.typeName(key);
    }
    if (name.equals(TypeModel.NODE_ID) && isMade(name, fields)) {
      return nodeId(key, fields, row);
    }
    for (ComputedField candidate : of.computed()) {
      if (candidate.name().equals(name)) {
        return computed(key, candidate, row);
      }
    }
    for (FieldModel candidate : fields) {
      if (candidate instanceof ToManyField toMany && OrderBinder.countName(toMany).equals(name)) {
        return count(key, toMany, row, field.node());
      }
    }
    return switch (Planner.field(fields, name)) {
      case ScalarField scalar -> entry(key, scalar, position(new Item.Value(row, scalar.column())));
      case EmbeddedField embedded -> embedded(key, embedded, row, field.fields());
      case ToOneField toOne -> toOne(key, toOne, row, field.fields());
      case ToManyField toMany -> toMany(key, toMany, row, field);
    };
  }

  /** Whether a field is none of the class's own: a value that is embedded may have any. */
  private static boolean isMade(String name, List<FieldModel> fields) {
    return fields.stream().noneMatch(field -> field.name().equals(name));
  }

  private Entry nodeId(String key, List<FieldModel> fields, String row) {
    int position = sideBySide(row, TypeModel.key(fields).stream().map(ScalarField::column));
    return Entry.value(key, Selection.NODE_ID, position, STRING, true, false);
  }

  private Entry computed(String key, ComputedField field, String row) {
    int position = field.columns().isEmpty() ? 0 : sideBySide(row, field.columns().stream());
    return Entry.value(key, field.ordinal(), position, field.type(), false, field.nullable());
  }

  /** The position of the first of some columns, which stand one behind the other. */
  private int sideBySide(String row, Stream<Column> columns) {
    List<Item> parts = columns.<Item>map(column -> new Item.Value(row, column)).toList();
    int index = Collections.indexOfSubList(items, parts);
    if (index < 0) {
      index = items.size();
      items.addAll(parts); // even if some of them are read elsewhere
    }
    return firstPosition + index;
  }

  /** The entry of a scalar field at a position. */
  private static Entry entry(String key, ScalarField field, int position) {
    return Entry.value(
        key, field.ordinal(), position, field.column().type(), field.isId(), field.nullable());
  }

  private Entry count(String key, ToManyField relation, String row, FieldNode node) {
    Condition condition = arguments.condition(model.type(relation.target()), node.arguments());
    int position = position(new Item.Count(row, relation, condition));
    return Entry.value(key, Selection.COUNT, position, INT, false, false);
  }

  private Entry embedded(String key, EmbeddedField field, String row, List<FieldNode> nodes) {
    int presence = field.nullable() ? position(new Item.Presence(row, columns(field.fields()))) : 0;
    Selection nested = selection(Fields.of(field), row, nodes);
    return Entry.object(key, field.ordinal(), presence, field.nullable(), nested);
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

  private Entry toOne(String key, ToOneField relation, String row, List<FieldNode> nodes) {
    TypeModel target = model.type(relation.target());
    String joined = join(relation, target, row);
    int presence = position(new Item.Value(joined, target.key().getFirst().column()));
    Selection nested = selection(Fields.of(target), joined, nodes);
    return Entry.object(key, relation.ordinal(), presence, relation.nullable(), nested);
  }

  private String join(ToOneField relation, TypeModel target, String row) {
    for (Join join : joins) {
      if (join.from().equals(row) && join.relation().equals(relation)) {
        return join.row();
      }
    }
    String joined = Select.ROW + (joins.size() + 1);
    joins.add(new Join(joined, row, relation, target));
    return joined;
  }

  private Entry toMany(String responseKey, ToManyField relation, String row, MergedField field) {
    List<Integer> positions = new ArrayList<>();
    List<ValueType> types = new ArrayList<>();
    for (Column column : relation.sourceColumns()) {
      positions.add(position(new Item.Value(row, column)));
      types.add(column.type());
    }
    LevelPlanner below =
        new LevelPlanner(model, dialect, variables, holds, BEHIND_ORDINAL, new ArrayList<>());
    @Nullable List<Operand> parent = onlyParent(relation, row, types);
    Level level = below.ofParents(relation, field, parent);
    children.add(
        new Level.Child(
            positions, types, level, parent == null ? below.byKey(relation, types, field) : null));
    return Entry.toMany(responseKey, relation.ordinal(), level.selection(), children.size() - 1);
  }

  /**
   * What gives the key of the only row that a relation can start from: what gave the level its own,
   * if that is the same, so that the rows can be fetched before the parent is known. Null if there
   * may be several rows, or the engine has no way to bind the key of one.
   */
  private @Nullable List<Operand> onlyParent(
      ToManyField relation, String row, List<ValueType> types) {
    if (key == null) {
      return null;
    }
    if (row.equals(Select.ROW) && isKey(relation)) {
      return relation.sourceColumns().stream().map(key::get).toList();
    }
    return types.stream().allMatch(type -> type.scalar().isInteger())
        ? IntStream.range(0, types.size()).<Operand>mapToObj(Operand.ParentKey::new).toList()
        : null;
  }

  /** Whether a relation starts from parts of the level's key and points to them by their types. */
  private boolean isKey(ToManyField relation) {
    List<Column> sources = relation.sourceColumns();
    List<Column> pointers = relation.pointers();
    for (int part = 0; part < sources.size(); part++) {
      if (!Objects.requireNonNull(key).containsKey(sources.get(part))
          || !sources.get(part).type().equals(pointers.get(part).type())) {
        return false;
      }
    }
    return true;
  }

  /** The position of an item in the row, which is read once however often it is asked for. */
  private int position(Item item) {
    int index = items.indexOf(item);
    if (index < 0) {
      items.add(item);
      index = items.size() - 1;
    }
    return firstPosition + index;
  }
}
