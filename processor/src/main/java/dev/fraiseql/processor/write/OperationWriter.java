package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.ParameterizedTypeName;
import dev.fraiseql.processor.source.TypeName;
import dev.fraiseql.processor.source.TypeSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/**
 * Writes an operation as a class: its plan for each setting of the variables that {@code @skip} and
 * {@code @include} depend on.
 */
final class OperationWriter {
  private static final String DOCUMENT = "DOCUMENT";
  private static final String VARIABLES = "VARIABLES";
  private static final String PLAN = "PLAN";

  private final Planner planner;
  private final ModelConstants constants;
  private final Database database;

  OperationWriter(Model model, ModelConstants constants, Database database) {
    planner = new Planner(model, Dialects.of(database));
    this.constants = constants;
    this.database = database;
  }

  /** The class of an operation. */
  static ClassName className(OperationSource operation, Database database) {
    return ClassName.get(operation.packageName(), operation.name() + Names.of(database));
  }

  /** That class. */
  TypeSpec write(OperationSource operation, Element... origins) {
    List<Integer> switches = planner.switches(operation.node());
    VariableConstants variables =
        new VariableConstants(operation.node().variables(), List.of(DOCUMENT, VARIABLES, PLAN));
    ValueLiterals values = new ValueLiterals(variables);
    PlanWriter plans = new PlanWriter(constants, values);
    List<CodeBlock> settings = new ArrayList<>();
    for (int bits = 0; bits < 1 << switches.size(); bits++) {
      settings.add(plans.plan(planner.plan(operation.node(), bits)));
    }
    CodeBlock switched = JavaLiterals.list(switches.stream().map(variables::reference).toList());

    TypeSpec.Builder type =
        GeneratedFile.begin(className(operation, database), origins)
            .addJavadoc(
                "{@code $L} for $L. Generated from the operation: edit that instead.\n",
                operation.name(),
                database.product())
            .addSuperinterface(CompiledQuery.class);
    variables.fields().forEach(type::addField);
    type.addField(constant(TypeName.get(String.class), DOCUMENT, TextBlock.of(operation.text())))
        .addField(constant(listOf(Variable.class), VARIABLES, variables(operation, values)));
    plans(settings, type);
    type.addMethod(GeneratedFile.constructor("Called by the catalog.\n"))
        .addMethod(getter(TypeName.get(String.class), "name", CodeBlock.of("$S", operation.name())))
        .addMethod(getter(TypeName.get(String.class), "document", CodeBlock.of(DOCUMENT)))
        .addMethod(
            getter(
                TypeName.get(String.class), "sha256", CodeBlock.of("$S", sha256(operation.text()))))
        .addMethod(getter(listOf(Variable.class), "variables", CodeBlock.of(VARIABLES)))
        .addMethod(getter(listOf(Integer.class), "switches", switched));
    if (operation.node().kind() == OperationNode.Kind.MUTATION) {
      type.addMethod(getter(TypeName.get(boolean.class), "isMutation", CodeBlock.of("true")));
    }
    if (!operation.scalarLiterals().isEmpty()) {
      CodeBlock literals =
          JavaLiterals.list(
              operation.scalarLiterals().stream().map(values::scalarLiteral).toList());
      type.addMethod(getter(listOf(ScalarLiteral.class), "scalarLiterals", literals));
    }
    return type.addMethod(planGetter(settings.size()))
        .addMethods(plans.methods().methods())
        .build();
  }

  private static CodeBlock variables(OperationSource operation, ValueLiterals values) {
    return JavaLiterals.list(operation.node().variables().stream().map(values::variable).toList());
  }

  private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  /**
   * Adds the plans: one constant, or for each setting of the switches one in a class of its own, so
   * that a plan is made when it is first used.
   */
  private static void plans(List<CodeBlock> settings, TypeSpec.Builder type) {
    if (settings.size() == 1) {
      type.addField(constant(TypeName.get(Plan.class), PLAN, settings.getFirst()));
      return;
    }
    for (int bits = 0; bits < settings.size(); bits++) {
      type.addType(
          TypeSpec.classBuilder("Plan" + bits)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addField(
                  FieldSpec.builder(Plan.class, PLAN, Modifier.STATIC, Modifier.FINAL)
                      .initializer(settings.get(bits))
                      .build())
              .build());
    }
  }

  private static MethodSpec getter(TypeName type, String name, CodeBlock value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", value)
        .build();
  }

  private static MethodSpec planGetter(int settings) {
    MethodSpec.Builder getter =
        MethodSpec.methodBuilder("plan")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(Plan.class)
            .addParameter(int.class, "switchBits");
    if (settings == 1) {
      return getter.addStatement("return $L", PLAN).build();
    }
    getter.addCode("return switch (switchBits) {\n$>");
    for (int bits = 0; bits < settings; bits++) {
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
