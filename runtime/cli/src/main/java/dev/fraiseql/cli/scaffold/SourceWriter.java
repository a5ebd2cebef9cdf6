package dev.fraiseql.cli.scaffold;

import dev.fraiseql.annotations.NamingStrategy;
import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import dev.fraiseql.plan.naming.DatabaseNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one source file. */
final class SourceWriter {
  private static final String ANNOTATIONS = "dev.fraiseql.annotations.";

  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("BigDecimal", "java.math.BigDecimal"),
          Map.entry("Instant", "java.time.Instant"),
          Map.entry("LocalDateTime", "java.time.LocalDateTime"),
          Map.entry("LocalDate", "java.time.LocalDate"),
          Map.entry("LocalTime", "java.time.LocalTime"),
          Map.entry("Duration", "java.time.Duration"),
          Map.entry("UUID", "java.util.UUID"));

  private final String packageName;
  private final DatabaseNaming naming;
  private final WrittenForms forms;
  private final Set<String> imports = new TreeSet<>();

  SourceWriter(String packageName, DatabaseNaming naming, WrittenForms forms) {
    this.packageName = packageName;
    this.naming = naming;
    this.forms = forms;
  }

  static SourceText packageInfo(String packageName, NamingStrategy strategy) {
    boolean derived = strategy == NamingStrategy.SNAKE_CASE;
    return new SourceText(
        "package-info.java",
        "@NullMarked\n"
            + (derived ? "" : "@Naming(NamingStrategy." + strategy + ")\n")
            + "package "
            + packageName
            + ";\n\n"
            + (derived
                ? ""
                : "import " + ANNOTATIONS + "Naming;\nimport " + ANNOTATIONS + "NamingStrategy;\n")
            + "import org.jspecify.annotations.NullMarked;\n");
  }

  static SourceText enumeration(String packageName, String name, List<String> labels) {
    return new SourceText(
        name + ".java",
        "package "
            + packageName
            + ";\n\npublic enum "
            + name
            + " {\n  "
            + String.join(",\n  ", labels)
            + "\n}\n");
  }

  /** The record of a type. */
  SourceText type(TypePlan plan) {
    String annotation = typeAnnotation(plan);
    String components =
        plan.components.stream()
            .map(component -> "    " + component(plan, component))
            .collect(Collectors.joining(",\n"));
    StringBuilder text = new StringBuilder("package " + packageName + ";\n\n");
    imports.forEach(name -> text.append("import ").append(name).append(";\n"));
    text.append('\n').append(javadoc(plan));
    plan.remarks.forEach(remark -> text.append("// ").append(line(remark)).append('\n'));
    text.append(annotation)
        .append("\npublic record ")
        .append(plan.name)
        .append("(\n")
        .append(components)
        .append(") {}\n");
    return new SourceText(plan.name + ".java", text.toString());
  }

  private String typeAnnotation(TypePlan plan) {
    List<String> attributes = new ArrayList<>();
    if (!plan.hasDerivedPlural()) {
      attributes.add("plural = " + literal(plan.plural()));
    }
    String table = plan.table.table().name();
    if (!isSame(plan, naming.table(plan.plural()), table)) {
      attributes.add("table = " + literal(table));
    }
    String schema = plan.table.table().schema();
    if (schema != null) {
      attributes.add("schema = " + literal(schema));
    }
    if (isReadOnly(plan)) {
      attributes.add("readOnly = true");
    }
    if (plan.key.isEmpty()) {
      imports.add(ANNOTATIONS + "Key");
      attributes.add("key = Key.NONE");
    }
    imports.add(ANNOTATIONS + "Type");
    return annotation("Type", attributes);
  }

  private boolean isReadOnly(TypePlan plan) {
    return plan.table.isView() || forms.areOnlyRead(plan);
  }

  private static boolean isSame(TypePlan plan, String derived, String name) {
    return derived.equals(name) || (plan.table.ignoresCase() && derived.equalsIgnoreCase(name));
  }

  private String component(TypePlan plan, Component component) {
    return switch (component) {
      case Component.Value value -> value(plan, value);
      case Component.ToOne toOne -> toOne(plan, toOne);
      case Component.ToMany toMany -> {
        imports.add(ANNOTATIONS + "Relation");
        imports.add("java.util.List");
        List<String> attributes =
            toMany.mappedBy() == null
                ? List.of()
                : List.of("mappedBy = " + literal(toMany.mappedBy()));
        yield annotation("Relation", attributes)
            + " List<"
            + toMany.target().name
            + "> "
            + toMany.name();
      }
      case Component.ManyToMany join -> manyToMany(plan, join);
    };
  }

  private String value(TypePlan plan, Component.Value value) {
    ColumnDeclaration declaration = value.declaration();
    StringBuilder text = new StringBuilder();
    if (value.key()) {
      imports.add(ANNOTATIONS + "Id");
      text.append("@Id ");
    }
    List<String> attributes = new ArrayList<>();
    if (!isSame(plan, naming.column(value.name()), value.column().name())) {
      attributes.add("name = " + literal(value.column().name()));
    }
    attributes.addAll(declaration.attributes());
    if (!forms.areWritten(declaration) && !isReadOnly(plan)) {
      attributes.add("readOnly = true");
    }
    if (declaration.stored() != Stored.DEFAULT) {
      imports.add(ANNOTATIONS + "Stored");
    }
    if (!attributes.isEmpty()) {
      imports.add(ANNOTATIONS + "Column");
      text.append(annotation("Column", attributes)).append(' ');
    }
    if (declaration.scalar() == Scalar.JSON) {
      imports.add(ANNOTATIONS + "Json");
      text.append("@Json ");
    }
    return text.append(javaType(value)).append(' ').append(value.name()).toString();
  }

  private String javaType(Component.Value value) {
    ColumnDeclaration declaration = value.declaration();
    String type = declaration.javaType(value.nullable());
    if (value.enumName() != null) {
      type = declaration.list() ? "List<" + value.enumName() + '>' : value.enumName();
    }
    String element = type.replaceFirst("^List<(.*)>$", "$1");
    String imported = CLASSES.get(element);
    if (imported != null) {
      imports.add(imported);
    }
    if (declaration.list()) {
      imports.add("java.util.List");
    }
    if (!value.nullable()) {
      return type;
    }
    imports.add("org.jspecify.annotations.Nullable");
    return type.equals("byte[]") ? "byte @Nullable []" : "@Nullable " + type;
  }

  private String toOne(TypePlan plan, Component.ToOne relation) {
    imports.add(ANNOTATIONS + "Relation");
    List<String> derived =
        relation.target().key.stream()
            .map(part -> naming.column(relation.name(), relation.target().keyComponent(part)))
            .toList();
    List<String> attributes = new ArrayList<>();
    if (!areSame(plan, derived, relation.columns())) {
      attributes.add(
          relation.columns().size() == 1
              ? "column = " + literal(relation.columns().getFirst())
              : "columns = " + literals(relation.columns()));
    }
    String nullable = "";
    if (relation.nullable()) {
      imports.add("org.jspecify.annotations.Nullable");
      nullable = "@Nullable ";
    }
    return annotation("Relation", attributes)
        + ' '
        + nullable
        + relation.target().name
        + ' '
        + relation.name();
  }

  private static boolean areSame(TypePlan plan, List<String> derived, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (!isSame(plan, derived.get(i), names.get(i))) {
        return false;
      }
    }
    return true;
  }

  private String manyToMany(TypePlan plan, Component.ManyToMany relation) {
    imports.add(ANNOTATIONS + "Relation");
    imports.add(ANNOTATIONS + "Join");
    imports.add("java.util.List");
    List<String> attributes = new ArrayList<>();
    attributes.add("table = " + literal(relation.table()));
    if (!areSame(plan, derivedJoin(plan), relation.columns())) {
      attributes.add("column = " + literals(relation.columns()));
    }
    if (!areSame(plan, derivedJoin(relation.target()), relation.inverse())) {
      attributes.add("inverse = " + literals(relation.inverse()));
    }
    return "@Relation(through = "
        + annotation("Join", attributes)
        + ") List<"
        + relation.target().name
        + "> "
        + relation.name();
  }

  private List<String> derivedJoin(TypePlan plan) {
    return plan.key.stream()
        .map(part -> naming.column(plan.singular(), plan.keyComponent(part)))
        .toList();
  }

  private static String javadoc(TypePlan plan) {
    List<String> lines = new ArrayList<>();
    String comment = plan.table.comment();
    if (comment != null) {
      lines.add(escaped(comment));
    }
    for (Component component : plan.components) {
      if (component instanceof Component.Value value && value.column().comment() != null) {
        if (lines.size() == (comment == null ? 0 : 1)) {
          lines.add("");
        }
        lines.add("@param " + value.name() + ' ' + escaped(value.column().comment()));
      }
    }
    if (lines.isEmpty()) {
      return "";
    }
    return lines.stream()
        .map(line -> line.isEmpty() ? " *\n" : " * " + line + '\n')
        .collect(Collectors.joining("", "/**\n", " */\n"));
  }

  /** A comment of the database as text of a javadoc, in one line. */
  private static String escaped(@Nullable String comment) {
    return line(String.valueOf(comment))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("\\u", "\\&#117;");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String annotation(String name, List<String> attributes) {
    return attributes.isEmpty()
        ? "@" + name
        : "@" + name + '(' + String.join(", ", attributes) + ')';
  }

  private static String literals(List<String> texts) {
    return texts.size() == 1
        ? literal(texts.getFirst())
        : texts.stream().map(SourceWriter::literal).collect(Collectors.joining(", ", "{", "}"));
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
