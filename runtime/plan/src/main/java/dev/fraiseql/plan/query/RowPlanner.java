package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.naming.ConnectionNames;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Parents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plans the selection of a level's rows: which columns of the row and of joined rows are read, and
 * the levels of its to-many relations. For one use.
 */
final class RowPlanner {
  private static final ValueType INT = ValueType.of(Scalar.INT);
  private static final ValueType STRING = ValueType.of(Scalar.STRING);

  /** The interface that every type with a key implements. */
  private static final String NODE = "Node";

  /** The first position in a row of a child level: after the index of its parent. */
  private static final int AFTER_PARENT_INDEX = 2;

  private final PlanningContext context;
  private final RowLayout layout;
  private final List<Level.Child> children;

  /**
   * The operands of the key, by column, if the level reads one row by its key; else null. The
   * levels below one row have a single parent.
   */
  private @Nullable Map<Column, Operand> key;

  /**
   * A planner that has selected nothing yet.
   *
   * @param layout collects the result columns of the level's statement
   * @param children collects the levels below
   */
  RowPlanner(PlanningContext context, RowLayout layout, List<Level.Child> children) {
    this.context = context;
    this.layout = layout;
    this.children = children;
  }

  /** Declares that the level reads at most one row, by its key. Must be called first. */
  void readsOneRow(Map<Column, Operand> byKey) {
    key = byKey;
  }

  /** Plans a selection of a type's fields. */
  Selection selection(TypeModel type, List<FieldNode> fields) {
    return selection(Fields.of(type), Select.ROW, fields);
  }

  /** The fields of a type or embedded object. */
  private record Fields(String type, List<FieldModel> declared, List<ComputedField> computed) {
    static Fields of(TypeModel type) {
      return new Fields(type.name(), type.fields(), type.computed());
    }

    static Fields of(EmbeddedField object) {
      return new Fields(object.type(), object.fields(), List.of());
    }
  }

  private Selection selection(Fields fields, String row, List<FieldNode> nodes) {
    List<Entry> entries = new ArrayList<>();
    Set<String> names = names(fields.type());
    List<FieldNode> applicable = nodes.stream().filter(node -> node.appliesTo(names)).toList();
    List<MergedField> merged = context.merge(applicable);
    // What a row has itself is read with it, so to-one relations have what room it leaves.
    IdentityHashMap<MergedField, Entry> planned = new IdentityHashMap<>();
    if (layout.isLimited()) {
      for (MergedField field : merged) {
        if (!isToOne(fields, field)) {
          planned.put(field, plan(fields, row, field));
        }
      }
    }
    for (MergedField field : merged) {
      @Nullable Entry entry = planned.get(field);
      entries.add(entry == null ? plan(fields, row, field) : entry);
    }
    return new Selection(fields.type(), entries);
  }

  private Entry plan(Fields of, String row, MergedField field) {
    return field.place(() -> entry(of, row, field));
  }

  private static boolean isToOne(Fields of, MergedField field) {
    String name = field.node().name();
    return of.declared().stream()
        .anyMatch(each -> each instanceof ToOneField && each.name().equals(name));
  }

  /** The type conditions of fragments that apply to objects of a type. */
  private Set<String> names(String type) {
    Set<String> names = new HashSet<>(Set.of(type));
    context
        .model()
        .findType(type)
        .ifPresent(found -> {
          if (found.hasKey()) {
            names.add(NODE);
          }
          context.model().interfacesOf(type).forEach(each -> names.add(each.name()));
        });
    return names;
  }

  private Entry entry(Fields of, String row, MergedField field) {
    List<FieldModel> fields = of.declared();
    String key = field.node().responseKey();
    String name = field.node().name();
    if (name.equals("__typename")) {
      return Entry.typeName(key);
    }
    if (name.equals(TypeModel.NODE_ID) && isGenerated(name, fields)) {
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
      if (candidate instanceof ToManyField toMany && AggregateNames.field(toMany).equals(name)) {
        return aggregate(key, toMany, row, field);
      }
      if (candidate instanceof ToManyField toMany
          && ConnectionNames.field(toMany.name()).equals(name)) {
        return connection(key, toMany, row, field);
      }
    }
    return switch (Planner.field(fields, name)) {
      case ScalarField scalar ->
          entry(key, scalar, layout.position(new Item.Value(row, scalar.column())));
      case EmbeddedField embedded -> embedded(key, embedded, row, field.fields());
      case ToOneField toOne -> toOne(key, toOne, row, field.fields());
      case ToManyField toMany -> toMany(key, toMany, row, field);
    };
  }

  /** Whether a field is not declared by the class: embedded objects may declare a nodeId. */
  private static boolean isGenerated(String name, List<FieldModel> fields) {
    return fields.stream().noneMatch(field -> field.name().equals(name));
  }

  private Entry nodeId(String key, List<FieldModel> fields, String row) {
    int position = layout.consecutive(row, TypeModel.key(fields).stream().map(ScalarField::column));
    return Entry.value(key, Selection.NODE_ID, position, STRING, true, false);
  }

  private Entry computed(String key, ComputedField field, String row) {
    int position =
        field.columns().isEmpty() ? 0 : layout.consecutive(row, field.columns().stream());
    return Entry.value(key, field.ordinal(), position, field.type(), false, field.nullable());
  }

  /** The entry of a scalar field at a position. */
  static Entry entry(String key, ScalarField field, int position) {
    return Entry.value(
        key, field.ordinal(), position, field.column().type(), field.isId(), field.nullable());
  }

  private Entry count(String key, ToManyField relation, String row, FieldNode node) {
    TypeModel target = context.model().type(relation.target());
    Condition condition = context.arguments().condition(target, node.arguments());
    int position = layout.position(new Item.Count(row, relation, condition));
    return Entry.value(key, Selection.COUNT, position, INT, false, false);
  }

  private Entry embedded(String key, EmbeddedField field, String row, List<FieldNode> nodes) {
    int presence = field.nullable() ? layout.presence(row, field) : 0;
    Selection nested = selection(Fields.of(field), row, nodes);
    return Entry.object(key, field.ordinal(), presence, field.nullable(), nested);
  }

  private Entry toOne(String key, ToOneField relation, String row, List<FieldNode> nodes) {
    RowLayout.Mark mark = layout.mark();
    int below = children.size();
    if (layout.hasRoom()) {
      Entry joined = joined(key, relation, row, nodes);
      if (layout.fits()) {
        return joined;
      }
      layout.reset(mark);
      children.subList(below, children.size()).clear();
    }
    return separate(key, relation, row, nodes);
  }

  /** A to-one relation that a statement of its own reads, for all rows at once. */
  private Entry separate(String key, ToOneField relation, String row, List<FieldNode> nodes) {
    // To the statement it is a to-many relation whose foreign key is the key of the target.
    ToManyField lookup =
        new ToManyField(
            relation.name(),
            relation.ordinal(),
            relation.target(),
            relation.columns(),
            null,
            relation.doc());
    List<Integer> positions = sources(lookup, row);
    int presence = layout.complete(row, lookup.sourceColumns());
    Level level =
        new LevelPlanner(context, AFTER_PARENT_INDEX, new ArrayList<>()).targets(lookup, nodes);
    children.add(
        Level.Child.of(positions, types(lookup), level)
            .as(relation.nullable() ? Level.Form.NULLABLE_OBJECT : Level.Form.OBJECT));
    return Entry.separate(
        key, presence, relation.nullable(), level.selection(), children.size() - 1);
  }

  private Entry joined(String key, ToOneField relation, String row, List<FieldNode> nodes) {
    TypeModel target = context.model().type(relation.target());
    String joined = layout.join(relation, target, row);
    int presence = layout.position(new Item.Value(joined, target.key().getFirst().column()));
    Selection nested = selection(Fields.of(target), joined, nodes);
    return Entry.object(key, relation.ordinal(), presence, relation.nullable(), nested);
  }

  /** The groups of the rows of a relation, a level like that of the rows. */
  private Entry aggregate(String responseKey, ToManyField relation, String row, MergedField field) {
    TypeModel target = context.model().type(relation.target());
    Level level = new AggregatePlanner(context, target, field, relation).plan();
    children.add(Level.Child.of(sources(relation, row), types(relation), level));
    return Entry.toMany(responseKey, relation.ordinal(), level.selection(), children.size() - 1);
  }

  /** A page of the rows of a relation, a level like that of all rows. */
  private Entry connection(
      String responseKey, ToManyField relation, String row, MergedField field) {
    List<Integer> positions = sources(relation, row);
    List<ValueType> types = types(relation);
    @Nullable List<Operand> only = onlyParent(relation, row, types);
    Parents parents = only == null ? new Parents.Batch(relation) : new Parents.Only(relation, only);
    TypeModel target = context.model().type(relation.target());
    LevelPlanner below = new LevelPlanner(context, AFTER_PARENT_INDEX, new ArrayList<>());
    Level level = new ConnectionPlanner(context, below, target, parents).plan(field);
    children.add(Level.Child.of(positions, types, level));
    return Entry.toMany(responseKey, relation.ordinal(), level.selection(), children.size() - 1);
  }

  private List<Integer> sources(ToManyField relation, String row) {
    return relation.sourceColumns().stream()
        .map(column -> layout.position(new Item.Value(row, column)))
        .toList();
  }

  private static List<ValueType> types(ToManyField relation) {
    return relation.sourceColumns().stream().map(Column::type).toList();
  }

  private Entry toMany(String responseKey, ToManyField relation, String row, MergedField field) {
    List<Integer> positions = sources(relation, row);
    List<ValueType> types = types(relation);
    LevelPlanner below = new LevelPlanner(context, AFTER_PARENT_INDEX, new ArrayList<>());
    @Nullable List<Operand> parent = onlyParent(relation, row, types);
    Level level = below.ofParents(relation, field, parent);
    children.add(
        new Level.Child(
            positions,
            types,
            level,
            parent == null ? below.byKey(relation, types, field) : null,
            Level.Form.LIST));
    return Entry.toMany(responseKey, relation.ordinal(), level.selection(), children.size() - 1);
  }

  /**
   * The operands of the key of a relation's only parent. If the parent is the level's one row, they
   * are the operands of the level, so that the children can be read before the parent. Null if
   * there may be several parents, or the engine cannot bind the parent's key on its own.
   */
  private @Nullable List<Operand> onlyParent(
      ToManyField relation, String row, List<ValueType> types) {
    if (key == null) {
      return null;
    }
    if (row.equals(Select.ROW) && startsFromKey(relation)) {
      return relation.sourceColumns().stream().map(key::get).toList();
    }
    return types.stream().allMatch(type -> type.scalar().isInteger())
        ? IntStream.range(0, types.size()).<Operand>mapToObj(Operand.ParentKey::new).toList()
        : null;
  }

  /** Whether a relation's columns are parts of the level's key, of the types of its foreign key. */
  private boolean startsFromKey(ToManyField relation) {
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
}
