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
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Pages;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.ShapedText.Side;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.InputBinder;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Join;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.Select.Seek;
import dev.fraiseql.plan.sql.SelectWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
 * Plans one statement, and a further planner's work for each to-many relation below it. For one
 * use.
 */
final class LevelPlanner {
  private static final ValueType INT = ValueType.of(Scalar.INT);

  /** What an object of every type is, besides what it is itself. */
  private static final String NODE = "Node";

  private static final ValueType STRING = ValueType.of(Scalar.STRING);

  private final Model model;
  private final SqlDialect dialect;
  private final List<Variable> variables;
  private final Predicate<dev.fraiseql.plan.bind.Condition> holds;

  private final List<Item> items = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();
  private final List<Level.Child> children;

  /**
   * What gives the key of the one row that the level reads, by its columns; null if it may read
   * several. The levels below one row have one parent.
   */
  private @Nullable Map<Column, Operand> key;

  /** Where the first item stands in a row: behind the parent's ordinal in a child level. */
  private int firstPosition;

  LevelPlanner(
      Model model,
      SqlDialect dialect,
      List<Variable> variables,
      Predicate<dev.fraiseql.plan.bind.Condition> holds) {
    this(model, dialect, variables, holds, 1, new ArrayList<>());
  }

  /**
   * A planner of a part of a level.
   *
   * @param firstPosition where the first item stands in a row
   * @param children takes the levels below, behind those of other parts
   */
  LevelPlanner(
      Model model,
      SqlDialect dialect,
      List<Variable> variables,
      Predicate<dev.fraiseql.plan.bind.Condition> holds,
      int firstPosition,
      List<Level.Child> children) {
    this.firstPosition = firstPosition;
    this.children = children;
    this.model = model;
    this.dialect = dialect;
    this.variables = variables;
    this.holds = holds;
  }

  /**
   * The level that reads the row with a given key.
   *
   * @param given for each part of the type's key
   */
  Level row(TypeModel type, List<Operand> given, List<FieldNode> fields) {
    Map<Column, Operand> parts = new HashMap<>();
    List<Filter> byKey = new ArrayList<>();
    for (int part = 0; part < given.size(); part++) {
      Column column = type.key().get(part).column();
      parts.put(column, given.get(part));
      byKey.add(new Filter.Compare(column, Comparison.EQ, given.get(part)));
    }
    key = parts;
    Selection selection = selection(Fields.of(type), Select.ROW, fields);
    return level(
        type,
        new Rows.All(),
        new Condition.Fixed(byKey.size() == 1 ? byKey.getFirst() : new Filter.And(byKey)),
        new Order.Fixed(List.of()),
        Paging.NONE,
        selection);
  }

  /** The level that reads a page of all rows. */
  Level page(TypeModel type, MergedField field) {
    Map<String, @Nullable Object> arguments = field.node().arguments();
    Selection selection = selection(Fields.of(type), Select.ROW, field.fields());
    Paging paging = paging(arguments);
    return level(
        type, page(paging), condition(type, arguments), order(type, arguments), paging, selection);
  }

  /**
   * How a stream reads the rows of {@link #page}, which comes first; null if by its statement, as
   * long as they hold no lists, or the database fetches these beside.
   */
  @Nullable Pages pages(TypeModel type, MergedField field) {
    if (children.isEmpty() || dialect.fetchesBesideOpenRows()) {
      return null;
    }
    Map<String, @Nullable Object> arguments = field.node().arguments();
    @Nullable Object orderBy = arguments.get("orderBy");
    Seek behind = new Seek(new Operand.Place(), Side.AFTER, orderBy);
    boolean offset = paging(arguments).offset() != null;
    return new Pages(
        statement(type, new Rows.Forward(List.of(behind), true, offset), arguments),
        new Cursors(type.name(), orderBy, nextPosition()));
  }

  /** The level that reads a page of a connection. */
  Level level(
      TypeModel type, Rows page, Map<String, @Nullable Object> arguments, Selection selection) {
    return new Level(
        type.name(), statement(type, page, arguments), Paging.NONE, selection, children);
  }

  /** A statement that reads what has been selected so far, of rows that the arguments name. */
  SqlStatement statement(TypeModel type, Rows page, Map<String, @Nullable Object> arguments) {
    Select select =
        new Select(type, page, items, joins, condition(type, arguments), order(type, arguments));
    return new SelectWriter(model, dialect).write(select);
  }

  /** The statement that gives a row if there is one on a side of a cursor. */
  SqlStatement nearest(TypeModel type, Seek seek, Map<String, @Nullable Object> arguments) {
    Select select =
        new Select(
            type,
            new Rows.Nearest(seek),
            List.of(),
            List.of(),
            condition(type, arguments),
            order(type, arguments));
    return new SelectWriter(model, dialect).write(select);
  }

  /**
   * A part of a statement: what has been selected so far of a type.
   *
   * @param rows what the rows are filtered and sorted as
   */
  Select selected(TypeModel type, TypeModel rows, Map<String, @Nullable Object> arguments) {
    return new Select(
        type, new Rows.All(), items, joins, condition(rows, arguments), order(rows, arguments));
  }

  /** What is selected of rows of a type, to be read by this level's statement. */
  Selection selection(TypeModel type, List<FieldNode> fields) {
    return selection(Fields.of(type), Select.ROW, fields);
  }

  /** The position behind all that has been selected so far. */
  int nextPosition() {
    return firstPosition + Math.max(1, items.size()); // a statement reads something in any case
  }

  /** The level that reads fields of rows. */
  Level export(TypeModel type, List<FieldModel> fields, ExportedRows rows) {
    return level(
        type,
        exported(rows),
        new Condition.Fixed(rows.filter()),
        new Order.Fixed(rows.order()),
        rows.paging(),
        new Selection(type.name(), exported(fields, type.fields())));
  }

  private static Rows exported(ExportedRows rows) {
    if (!rows.behind().isEmpty()) {
      return new Rows.Behind(rows.order(), rows.behind());
    }
    Paging paging = rows.paging();
    return paging.equals(Paging.NONE) ? new Rows.All() : page(paging);
  }

  private List<Entry> exported(List<FieldModel> fields, List<FieldModel> declared) {
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

  /** The statement that counts rows. */
  SqlStatement count(TypeModel type, FieldNode field) {
    Select select =
        new Select(
            type,
            new Rows.All(),
            List.of(new Item.CountAll()),
            List.of(),
            condition(type, field.arguments()),
            new Order.Fixed(List.of()));
    return new SelectWriter(model, dialect).write(select);
  }

  /**
   * The level that reads what belongs to rows of the level above.
   *
   * @param parent the key of the one row; null if there may be several
   */
  private Level ofParents(ToManyField relation, MergedField field, @Nullable List<Operand> parent) {
    firstPosition = 2;
    TypeModel type = model.type(relation.target());
    Map<String, @Nullable Object> arguments = field.node().arguments();
    Selection selection = selection(Fields.of(type), Select.ROW, field.fields());
    Paging paging = paging(arguments);
    return level(
        type,
        parent == null
            ? new Rows.OfParents(relation, paging.limit() != null, paging.offset() != null)
            : new Rows.OfOneParent(
                relation, parent, paging.equals(Paging.NONE) ? null : page(paging)),
        condition(type, arguments),
        order(type, arguments),
        paging,
        selection);
  }

  /** See {@link Level.Child#byKey}. To be asked behind {@link #ofParents}. */
  private @Nullable String byKey(ToManyField relation, List<ValueType> types, MergedField field) {
    Map<String, @Nullable Object> arguments = field.node().arguments();
    if (!dialect.readsByRisingKeys()
        || types.size() > 1
        || !types.getFirst().scalar().isInteger()
        || !paging(arguments).equals(Paging.NONE)) {
      return null;
    }
    TypeModel type = model.type(relation.target());
    SqlStatement statement =
        new SelectWriter(model, dialect)
            .write(
                new Select(
                    type,
                    new Rows.OfRisingKeys(relation),
                    items,
                    joins,
                    condition(type, arguments),
                    order(type, arguments)));
    return statement instanceof SqlText text ? text.sql() : null;
  }

  private Level level(
      TypeModel type,
      Rows rows,
      Condition condition,
      Order order,
      Paging paging,
      Selection selection) {
    Select select = new Select(type, rows, items, joins, condition, order);
    SqlStatement statement = new SelectWriter(model, dialect).write(select);
    return new Level(type.name(), statement, paging, selection, children);
  }

  private static Rows.Page page(Paging paging) {
    return new Rows.Page(known(paging.limit()), paging.offset() != null);
  }

  /**
   * The number of rows that a document says; null if the request says it. SQL Server fetches no 0
   * rows, and what is negative the engine refuses: so neither stands in a statement.
   */
  private static @Nullable Long known(@Nullable Operand limit) {
    return limit instanceof Operand.Constant(Object value) && value instanceof Long rows && rows > 0
        ? rows
        : null;
  }

  /** The page that arguments ask for. */
  static Paging paging(Map<String, @Nullable Object> arguments) {
    return new Paging(argument(arguments, "limit"), argument(arguments, "offset"));
  }

  /** A number or text among the arguments; null if it is not given, or null is. */
  static @Nullable Operand argument(Map<String, @Nullable Object> arguments, String name) {
    @Nullable Object value = arguments.get(name);
    if (value == null) {
      return null;
    }
    return value instanceof Operand.Variable variable ? variable : new Operand.Constant(value);
  }

  private Condition condition(TypeModel type, Map<String, @Nullable Object> arguments) {
    @Nullable Object input = arguments.get("where");
    return InputShape.isConstant(input, variables)
        ? new Condition.Fixed(
            input == null ? null : new InputBinder(model).filter(type, input, "where"))
        : new Condition.Shaped(input);
  }

  private Order order(TypeModel type, Map<String, @Nullable Object> arguments) {
    @Nullable Object input = arguments.get("orderBy");
    return InputShape.hasNoVariable(input)
        ? new Order.Fixed(new OrderBinder(model).sortKeys(type, input, "orderBy"))
        : new Order.Shaped(input);
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
  static Entry entry(String key, ScalarField field, int position) {
    return Entry.value(
        key, field.ordinal(), position, field.column().type(), field.isId(), field.nullable());
  }

  private Entry count(String key, ToManyField relation, String row, FieldNode node) {
    Condition condition = condition(model.type(relation.target()), node.arguments());
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
    LevelPlanner below = new LevelPlanner(model, dialect, variables, holds);
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
