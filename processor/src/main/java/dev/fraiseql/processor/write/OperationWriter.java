package dev.fraiseql.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes an operation as a class: its plan for each setting of the variables that {@code @skip} and
 * {@code @include} depend on, each level a method of its own with the statement in it.
 */
final class OperationWriter {
  private static final String PLAN = "PLAN";
  private static final AnnotationSpec GENERATED =
      AnnotationSpec.builder(Generated.class)
          .addMember("value", "$S", "dev.fraiseql.processor.FraiseProcessor")
          .build();

  private final Planner planner;
  private final Database database;

  OperationWriter(Model model, Database database) {
    planner = new Planner(model, Dialects.of(database));
    this.database = database;
  }

  /** The class of an operation. */
  static ClassName className(OperationSource operation, Database database) {
    String option = database.option();
    return ClassName.get(
        operation.packageName(),
        operation.name() + Character.toUpperCase(option.charAt(0)) + option.substring(1));
  }

  /** The source of that class. */
  JavaFile write(OperationSource operation, Element... origins) {
    ClassName name = className(operation, database);
    List<Integer> switches = planner.switches(operation.node());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc(
                "{@code $L} for $L. Generated from the operation: edit that instead.\n",
                operation.name(),
                database.product())
            .addAnnotation(GENERATED)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(CompiledQuery.class)
            .addField(constant(String.class, "DOCUMENT", TextBlock.of(operation.text())))
            .addField(variables(operation));
    for (Element origin : origins) {
      type.addOriginatingElement(origin);
    }
    plans(operation, switches, type);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc("For the catalog.\n")
            .addModifiers(Modifier.PUBLIC)
            .build());
    type.addMethod(
        getter(TypeName.get(String.class), "name", CodeBlock.of("$S", operation.name())));
    type.addMethod(getter(TypeName.get(String.class), "document", CodeBlock.of("DOCUMENT")));
    type.addMethod(
        getter(TypeName.get(String.class), "sha256", CodeBlock.of("$S", sha256(operation.text()))));
    type.addMethod(getter(listOf(Variable.class), "variables", CodeBlock.of("VARIABLES")));
    type.addMethod(
        getter(
            listOf(Integer.class),
            "switches",
            PlanLiterals.list(switches, index -> CodeBlock.of("$L", index))));
    if (!operation.scalarLiterals().isEmpty()) {
      type.addMethod(
          getter(
              listOf(ScalarLiteral.class),
              "scalarLiterals",
              PlanLiterals.list(operation.scalarLiterals(), PlanLiterals::scalarLiteral)));
    }
    type.addMethod(planGetter(switches.size()));
    return JavaFile.builder(name.packageName(), type.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private static FieldSpec variables(OperationSource operation) {
    return FieldSpec.builder(listOf(Variable.class), "VARIABLES")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(PlanLiterals.list(operation.node().variables(), PlanLiterals::variable))
        .build();
  }

  private static FieldSpec constant(Class<?> type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  /**
   * Adds the plans: one constant, or for each setting of the switches one in a class of its own, so
   * that only those are made that are asked for.
   */
  private void plans(OperationSource operation, List<Integer> switches, TypeSpec.Builder type) {
    List<MethodSpec> levels = new ArrayList<>();
    for (int bits = 0; bits < 1 << switches.size(); bits++) {
      Plan plan = planner.plan(operation.node(), bits);
      String suffix = switches.isEmpty() ? "" : String.valueOf(bits);
      FieldSpec.Builder constant =
          FieldSpec.builder(Plan.class, PLAN)
              .addModifiers(Modifier.STATIC, Modifier.FINAL)
              .initializer(
                  Literals.call(
                      CodeBlock.of("new $T", Plan.class),
                      List.of(
                          PlanLiterals.list(plan.roots(), root -> root(root, suffix, levels)))));
      if (switches.isEmpty()) {
        type.addField(constant.addModifiers(Modifier.PRIVATE).build());
      } else {
        type.addType(
            TypeSpec.classBuilder("Plan" + bits)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(constant.build())
                .build());
      }
    }
    type.addMethods(levels);
  }

  private CodeBlock root(Root root, String suffix, List<MethodSpec> levels) {
    return switch (root) {
      case Root.Rows rows -> rows(rows, suffix, levels);
      case Root.Row(String name, Level level) ->
          CodeBlock.of(
              "new $T($S, $L)",
              Root.Row.class,
              name,
              level(methodName(name) + suffix, level, levels));
      case Root.Count(String name, String type, var statement) ->
          CodeBlock.of(
              "new $T(\n$>$S, $S, $L$<)",
              Root.Count.class,
              name,
              type,
              PlanLiterals.statement(statement));
      case Root.Connection connection -> connection(connection, suffix, levels);
      case Root.Node(String name, Operand id, List<Level> nodes) ->
          CodeBlock.of(
              "new $T($S, $L, $L)",
              Root.Node.class,
              name,
              PlanLiterals.operand(id),
              PlanLiterals.list(
                  nodes,
                  node -> level(methodName(name) + "On" + node.type() + suffix, node, levels)));
      case Root.TypeName(String name, String value) ->
          CodeBlock.of("new $T($S, $S)", Root.TypeName.class, name, value);
      case Root.Introspection(String name) ->
          CodeBlock.of("new $T($S)", Root.Introspection.class, name);
    };
  }

  private static CodeBlock rows(Root.Rows rows, String suffix, List<MethodSpec> levels) {
    CodeBlock level = level(methodName(rows.name()) + suffix, rows.level(), levels);
    return rows.pages() == null
        ? CodeBlock.of("new $T($S, $L)", Root.Rows.class, rows.name(), level)
        : CodeBlock.of(
            "new $T(\n$>$S,\n$L,\n$L$<)",
            Root.Rows.class,
            rows.name(),
            level,
            PlanLiterals.pages(rows.pages()));
  }

  private static CodeBlock connection(
      Root.Connection connection, String suffix, List<MethodSpec> levels) {
    return CodeBlock.of(
        "new $T(\n$>$S,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L$<)",
        Root.Connection.class,
        connection.name(),
        level(methodName(connection.name()) + suffix, connection.level(), levels),
        optional(connection.backward()),
        PlanLiterals.window(connection.window()),
        PlanLiterals.cursors(connection.cursors()),
        optional(connection.before()),
        optional(connection.behind()),
        optional(connection.total()));
  }

  private static CodeBlock optional(@Nullable SqlStatement statement) {
    return statement == null ? CodeBlock.of("null") : PlanLiterals.statement(statement);
  }

  /**
   * Adds the method that makes a level and gives the call of it; levels below are added behind it.
   *
   * @param path the response keys that lead to the level, which its method is called after
   */
  private static CodeBlock level(String path, Level level, List<MethodSpec> levels) {
    boolean taken = levels.stream().anyMatch(other -> other.name().equals(path));
    String method = taken ? path + "_" + levels.size() : path;
    int place = levels.size();
    List<CodeBlock> children = new ArrayList<>();
    levels.add(
        MethodSpec.methodBuilder(method)
            .build()); // holds the place, so that parents stand before children
    for (int i = 0; i < level.children().size(); i++) {
      Level.Child child = level.children().get(i);
      String byKey = child.byKey();
      children.add(
          CodeBlock.of(
              "new $T($L, $L, $L, $L)",
              Level.Child.class,
              PlanLiterals.list(child.keyPositions(), position -> CodeBlock.of("$L", position)),
              PlanLiterals.list(child.keyTypes(), PlanLiterals::type),
              level(path + capitalized(keyOf(i, level.selection())), child.level(), levels),
              byKey == null ? CodeBlock.of("null") : TextBlock.of(byKey)));
    }
    MethodSpec made =
        MethodSpec.methodBuilder(method)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(Level.class)
            .addStatement(
                "return new $T(\n$S,\n$L,\n$L,\n$L,\n$L)",
                Level.class,
                level.type(),
                PlanLiterals.statement(level.statement()),
                PlanLiterals.paging(level.paging()),
                PlanLiterals.selection(level.selection()),
                PlanLiterals.list(children, child -> child))
            .build();
    for (MethodSpec other : levels) {
      if (other.code().equals(made.code())) {
        levels.subList(place, levels.size()).clear(); // Another plan has the same level.
        return CodeBlock.of("$L()", other.name());
      }
    }
    levels.set(place, made);
    return CodeBlock.of("$L()", method);
  }

  /** The response key of a child level. */
  private static String keyOf(int child, Selection selection) {
    for (Entry entry : selection.entries()) {
      Selection nested = entry.nested();
      if (entry.child() == child) {
        return entry.name();
      }
      if (nested != null && entry.child() < 0) {
        String key = keyOf(child, nested);
        if (!key.isEmpty()) {
          return entry.name() + capitalized(key);
        }
      }
    }
    return "";
  }

  /** A response key as the name of a method, which {@code plan} and Java's own words are not. */
  private static String methodName(String key) {
    return "root" + capitalized(key);
  }

  private static String capitalized(String path) {
    return Character.toUpperCase(path.charAt(0)) + path.substring(1);
  }

  private static MethodSpec getter(TypeName type, String name, CodeBlock value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", value)
        .build();
  }

  private static MethodSpec planGetter(int switches) {
    MethodSpec.Builder getter =
        MethodSpec.methodBuilder("plan")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(Plan.class)
            .addParameter(int.class, "switchBits");
    if (switches == 0) {
      return getter.addStatement("return $L", PLAN).build();
    }
    getter.addCode("return switch (switchBits) {\n$>");
    for (int bits = 0; bits < 1 << switches; bits++) {
      getter.addCode("case $L -> Plan$L.$L;\n", bits, bits, PLAN);
    }
    return getter
        .addCode(
            "default -> throw new $T($S + switchBits);\n$<};\n",
            IllegalArgumentException.class,
            "no such switches: ")
        .build();
  }

  private static TypeName listOf(Class<?> element) {
    return ParameterizedTypeName.get(List.class, element);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
