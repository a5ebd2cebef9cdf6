package dev.fraiseql.plan.sql;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.OnDelete;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.CaptureDialect.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the triggers of types with {@link Capture#TRIGGER}: they write the entries of {@code
 * fq_outbox} for changes that other programs make, and nothing while a mutation writes.
 */
public final class CaptureWriter {
  /** What the row of a join table's owner is called. */
  private static final String OWNER = "o";

  private static final int LENGTH_OF_VERSION = 8;

  private final Model model;
  private final SqlDialect sql;
  private final CaptureDialect capture;

  private CaptureWriter(Model model, SqlDialect sql, CaptureDialect capture) {
    this.model = model;
    this.sql = sql;
    this.capture = capture;
  }

  /** A field of a row and the JSON of its value. */
  private record Field(String name, String json) {}

  /** The triggers of a model, in a stable order; none if no type has them. */
  public static List<CaptureTrigger> triggers(Model model, SqlDialect sql) {
    if (!hasTriggers(model)) {
      return List.of();
    }
    return sql.capture().map(capture -> new CaptureWriter(model, sql, capture).all()).orElseThrow();
  }

  /** Whether changes of any type are captured by triggers. */
  public static boolean hasTriggers(Model model) {
    return model.types().stream().anyMatch(CaptureWriter::isCaptured);
  }

  private static boolean isCaptured(TypeModel type) {
    return type.writes().capture() == Capture.TRIGGER;
  }

  /** The statements that create the triggers, each ended by a semicolon and a line end. */
  static String script(Model model, SqlDialect sql) {
    return statements(model, sql).stream()
        .map(statement -> statement + ";\n\n")
        .collect(Collectors.joining());
  }

  /** The same for the command line of the database. */
  public static String commands(Model model, SqlDialect sql) {
    return sql.capture().orElseThrow().commands(statements(model, sql));
  }

  private static List<String> statements(Model model, SqlDialect sql) {
    List<String> statements = new ArrayList<>();
    List<CaptureTrigger> triggers = triggers(model, sql);
    if (!triggers.isEmpty()) {
      statements.addAll(sql.capture().orElseThrow().preamble());
    }
    triggers.forEach(trigger -> statements.addAll(trigger.statements()));
    return statements;
  }

  private List<CaptureTrigger> all() {
    List<CaptureTrigger> triggers = new ArrayList<>();
    for (TypeModel type : model.types()) {
      if (isCaptured(type)) {
        triggers.add(trigger(type, Event.INSERT, mark -> row(type, "CREATED", "new", mark)));
        triggers.add(trigger(type, Event.UPDATE, mark -> update(type, mark)));
        triggers.add(trigger(type, Event.DELETE, mark -> row(type, "DELETED", "old", mark)));
        for (FieldModel field : type.fields()) {
          if (field instanceof ToManyField toMany && toMany.through() != null) {
            links(type, toMany.name(), toMany.through(), triggers);
          }
        }
      }
    }
    if (!capture.seesCascades()) {
      for (TypeModel child : model.types()) {
        cascades(child, triggers);
      }
    }
    return List.copyOf(triggers);
  }

  private CaptureTrigger trigger(TypeModel type, Event event, Function<String, String> statement) {
    String name = name(type.name() + "_" + lower(event));
    return created(type, name, type.table(), event, statement);
  }

  private CaptureTrigger created(
      TypeModel type, String name, Table table, Event event, Function<String, String> statement) {
    return marked(
        type,
        name,
        table,
        mark -> capture.create(sql.quote(name), sql.table(table), event, statement.apply(mark)));
  }

  /** A trigger whose body has a mark, which depends on all that the trigger does. */
  private CaptureTrigger marked(
      TypeModel type, String name, Table table, Function<String, List<String>> statements) {
    String text = String.join("\n", capture.preamble()) + String.join("\n", statements.apply(""));
    String version = "fraiseql " + hash(text);
    return new CaptureTrigger(
        type.name(), name, table, version, statements.apply("'" + version + "' <> ''"));
  }

  private static String lower(Event event) {
    return switch (event) {
      case INSERT -> "insert";
      case UPDATE -> "update";
      case DELETE -> "delete";
    };
  }

  /** A name that fits: the end of a long one is replaced by its hash. */
  private String name(String rest) {
    String name = "fq_" + rest;
    if (sql.nameLimit().fits(name)) {
      return name;
    }
    String end = "_" + hash(name);
    while (!sql.nameLimit().fits(name + end)) {
      name = name.substring(0, name.length() - 1);
    }
    return name + end;
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH_OF_VERSION);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** The statement that writes entries, of a query with the columns k, op, b, a, c and n. */
  private String insert(TypeModel type, String entries, String mark) {
    String from = "from (%s) e%s".formatted(entries, mark.isEmpty() ? "" : "\nwhere " + mark);
    return capture.insert(
        """
        insert into fq_outbox (event_id, entity_type, entity_key, partition_no, operation,
          before_row, after_row, changed, schema_version, created_at)\
        """,
        "%s, '%s', e.k, %s, e.op, e.b, e.a, e.c, 1, %s"
            .formatted(
                capture.eventId(),
                type.name(),
                capture.partition(type.name() + "/", "e.k"),
                capture.now()),
        from);
  }

  private String row(TypeModel type, String operation, String row, String mark) {
    boolean isNew = row.equals("new");
    String document = document(fields(type, row).stream().map(Field::json).toList(), type);
    return insert(
        type,
        "select %s as k, '%s' as op, %s as b, %s as a, '[]' as c, 0 as n"
            .formatted(
                key(type, row), operation, isNew ? "null" : document, isNew ? document : "null"),
        mark);
  }

  /** A change of the key is a delete and a create. */
  private String update(TypeModel type, String mark) {
    List<Field> before = fields(type, "old");
    List<Field> after = fields(type, "new");
    List<String> items = new ArrayList<>();
    items.add(key(type, "old") + " as k0");
    items.add(key(type, "new") + " as k1");
    List<String> old = new ArrayList<>();
    List<String> now = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      items.add(before.get(i).json() + " as o" + i);
      items.add(after.get(i).json() + " as n" + i);
      old.add("g.o" + i);
      now.add("g.n" + i);
      changed.add(
          "case when %s then ',\"%s\"' else '' end"
              .formatted(capture.differ("g.o" + i, "g.n" + i), before.get(i).name()));
    }
    String entries =
        """
        select case x.op when 'CREATED' then f.k1 else f.k0 end as k, x.op as op,
          case x.op when 'CREATED' then null else f.b end as b,
          case x.op when 'DELETED' then null else f.a end as a,
          case x.op when 'UPDATED' then %s else '[]' end as c, x.n as n
        from (select g.k0 as k0, g.k1 as k1,
            %s as b,
            %s as a,
            %s as c
          from (select %s) g) f
        cross join (select 'UPDATED' as op, 0 as n union all select 'DELETED' as op, 1 as n
          union all select 'CREATED' as op, 2 as n) x
        where case when %s then x.op <> 'UPDATED' else x.op = 'UPDATED' and f.c <> '' end\
        """
            .formatted(
                capture.concat(List.of("'['", "substr(f.c, 2)", "']'")),
                document(old, type),
                document(now, type),
                capture.concat(changed),
                String.join(",\n            ", items),
                capture.differ("f.k0", "f.k1"));
    return insert(type, entries, mark);
  }

  private void links(
      TypeModel type, String relation, JoinTable join, List<CaptureTrigger> triggers) {
    String prefix = type.name() + "_" + relation + "_";
    for (Event event : Event.values()) {
      String name = name(prefix + lower(event));
      triggers.add(
          created(
              type,
              name,
              join.table(),
              event,
              mark -> linkChange(type, relation, join, event, mark)));
    }
    String name = name(prefix + "lock");
    String owner =
        "select count(*) from "
            + sql.table(type.table())
            + " "
            + OWNER
            + " where "
            + isOwner(join, "new");
    if (!capture.createLock(name, "", owner).isEmpty()) {
      triggers.add(
          marked(
              type,
              name,
              join.table(),
              mark ->
                  capture.createLock(
                      sql.quote(name),
                      sql.table(join.table()),
                      owner + (mark.isEmpty() ? "" : " and " + mark))));
    }
  }

  /** An update of the row that has the relation. */
  private String linkChange(
      TypeModel type, String relation, JoinTable join, Event event, String mark) {
    String owner =
        switch (event) {
          case INSERT -> isOwner(join, "new");
          case DELETE -> isOwner(join, "old");
          case UPDATE ->
              "(" + isOwner(join, "new") + " or " + isOwner(join, "old") + ") and " + moved(join);
        };
    String document = document(fields(type, OWNER).stream().map(Field::json).toList(), type);
    return insert(
        type,
        "select r.k as k, 'UPDATED' as op, r.d as b, r.d as a, '[\"%s\"]' as c, 0 as n\n  from (select %s as k, %s as d from %s %s where %s%s) r"
            .formatted(
                relation,
                key(type, OWNER),
                document,
                sql.table(type.table()),
                OWNER,
                owner,
                capture.lock()),
        mark);
  }

  private String isOwner(JoinTable join, String row) {
    return join.source().stream()
        .map(pair -> equal(sql.stored(OWNER, pair.other()), sql.stored(row, pair.column())))
        .collect(Collectors.joining(" and "));
  }

  private static String equal(String left, String right) {
    return left + " = " + right;
  }

  /** The condition that an update has changed a row of a join table. */
  private String moved(JoinTable join) {
    List<String> same = new ArrayList<>();
    for (List<JoinColumn> side : List.of(join.source(), join.inverse())) {
      for (JoinColumn pair : side) {
        same.add(equal(sql.stored("old", pair.column()), sql.stored("new", pair.column())));
      }
    }
    return "not (" + String.join(" and ", same) + ")";
  }

  /** Triggers that delete or change what the database's foreign keys would, and are seen. */
  private void cascades(TypeModel child, List<CaptureTrigger> triggers) {
    if (!child.isWritable()) {
      return;
    }
    for (FieldModel field : child.fields()) {
      if (field instanceof ToOneField toOne
          && toOne.onDelete() != OnDelete.RESTRICT
          && !model.type(toOne.target()).readOnly()
          && isSeen(child, toOne.onDelete(), new HashSet<>())) {
        TypeModel parent = model.type(toOne.target());
        String name = name(child.name() + "_" + toOne.name() + "_cascade");
        triggers.add(
            marked(
                child,
                name,
                parent.table(),
                mark ->
                    List.of(
                        "drop trigger if exists " + sql.quote(name),
                        "create trigger "
                            + sql.quote(name)
                            + " before delete on "
                            + sql.table(parent.table())
                            + " for each row\n"
                            + cascade(child, toOne)
                            + (mark.isEmpty() ? "" : " and " + mark))));
      }
    }
  }

  /** Whether deleting or changing rows of a type changes a row that triggers capture. */
  private boolean isSeen(TypeModel type, OnDelete effect, Set<String> visited) {
    if (isCaptured(type)) {
      return true;
    }
    return effect == OnDelete.CASCADE
        && visited.add(type.name())
        && model.types().stream()
            .filter(TypeModel::isWritable)
            .anyMatch(child ->
                child.fields().stream()
                    .anyMatch(field ->
                        field instanceof ToOneField toOne
                            && toOne.target().equals(type.name())
                            && toOne.onDelete() != OnDelete.RESTRICT
                            && isSeen(child, toOne.onDelete(), visited)));
  }

  private String cascade(TypeModel child, ToOneField relation) {
    String condition =
        relation.columns().stream()
            .map(pair -> sql.quote(pair.column().name()) + " = " + sql.stored("old", pair.other()))
            .collect(Collectors.joining(" and "));
    if (relation.onDelete() == OnDelete.CASCADE) {
      return "delete from " + sql.table(child.table()) + " where " + condition;
    }
    String nulls =
        relation.columns().stream()
            .map(JoinColumn::column)
            .filter(Column::nullable)
            .map(column -> sql.quote(column.name()) + " = null")
            .collect(Collectors.joining(", "));
    return "update " + sql.table(child.table()) + " set " + nulls + " where " + condition;
  }

  private String key(TypeModel type, String row) {
    List<String> parts = new ArrayList<>();
    for (ScalarField part : type.key()) {
      ValueType value = part.column().type();
      String text = capture.text(value, sql.column(row, part.column()), names(value));
      parts.add(
          switch (value.scalar()) {
            case LOCAL_TIME, LOCAL_DATE_TIME -> capture.withoutZeroSeconds(text);
            default -> text;
          });
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<String> texts = new ArrayList<>();
    texts.add("'['");
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        texts.add("','");
      }
      texts.add(capture.quoted(parts.get(i)));
    }
    texts.add("']'");
    return capture.concat(texts);
  }

  private List<Field> fields(TypeModel type, String row) {
    List<Field> fields = new ArrayList<>();
    for (FieldModel field : type.fields()) {
      if (!(field instanceof ToManyField)) {
        fields.add(new Field(field.name(), json(field, row)));
      }
    }
    return fields;
  }

  private String document(List<String> values, TypeModel type) {
    List<String> names =
        type.fields().stream()
            .filter(field -> !(field instanceof ToManyField))
            .map(FieldModel::name)
            .toList();
    return object(names, values);
  }

  private String object(List<String> names, List<String> values) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      texts.add("'" + (i == 0 ? "{" : ",") + "\"" + names.get(i) + "\":'");
      texts.add(values.get(i));
    }
    texts.add("'}'");
    return capture.concat(texts);
  }

  /** The JSON of a field's value, which is never NULL. */
  private String json(FieldModel field, String row) {
    return switch (field) {
      case ScalarField scalar -> value(scalar, scalar.column(), row);
      case EmbeddedField embedded -> {
        String object =
            object(
                embedded.fields().stream().map(FieldModel::name).toList(),
                embedded.fields().stream().map(each -> json(each, row)).toList());
        yield embedded.nullable()
            ? "case when %s then %s else 'null' end"
                .formatted(notNull(embedded.columns(), row, " or "), object)
            : object;
      }
      case ToOneField toOne -> {
        List<ScalarField> key = model.type(toOne.target()).key();
        List<String> values = new ArrayList<>();
        for (int part = 0; part < key.size(); part++) {
          values.add(value(key.get(part), toOne.columns().get(part).column(), row));
        }
        List<Column> columns = toOne.columns().stream().map(JoinColumn::column).toList();
        yield "case when %s then %s else 'null' end"
            .formatted(
                notNull(columns, row, " and "),
                object(key.stream().map(ScalarField::name).toList(), values));
      }
      case ToManyField toMany -> throw new IllegalArgumentException(toMany.name());
    };
  }

  private String value(ScalarField field, Column column, String row) {
    ValueType type = column.type();
    return capture.orNull(capture.json(type, sql.column(row, column), field.isId(), names(type)));
  }

  private String notNull(List<Column> columns, String row, String between) {
    return columns.stream()
        .map(column -> sql.stored(row, column) + " is not null")
        .collect(Collectors.joining(between, "(", ")"));
  }

  private List<String> names(ValueType type) {
    return type.enumName() == null
        ? List.of()
        : model.enumeration(type.enumName()).values().stream().map(EnumModel.Value::name).toList();
  }
}
