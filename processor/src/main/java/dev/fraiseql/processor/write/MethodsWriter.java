package dev.fraiseql.processor.write;

import dev.fraiseql.contract.convert.JavaValues;
import dev.fraiseql.contract.convert.ScalarValues;
import dev.fraiseql.contract.method.MethodCall;
import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.method.MethodResults;
import dev.fraiseql.contract.method.RowKey;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.processor.declared.ComputedCall.Form;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration.ResultForm;
import dev.fraiseql.processor.declared.ObjectDeclaration;
import dev.fraiseql.processor.declared.ScalarClass;
import dev.fraiseql.processor.declared.ValueDeclaration;
import dev.fraiseql.processor.source.AnnotationSpec;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.ParameterizedTypeName;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that calls the methods of one class that are root fields. */
final class MethodsWriter {
  /** What the generated methods call things themselves. */
  private static final Set<String> TAKEN = Set.of("instance", "call");

  private static final String METHODS = "METHODS";

  private final Model model;
  private final Names names;
  private final List<ObjectDeclaration> objects;

  MethodsWriter(Model model, Names names, List<ObjectDeclaration> objects) {
    this.model = model;
    this.names = names;
    this.objects = objects;
  }

  /**
   * The class.
   *
   * @param checked the indexes of the methods whose parameters have constraints
   */
  TypeSpec write(MethodClassDeclaration type, Set<Integer> checked, Element[] origins) {
    ClassName owner = names.methodClass(type);
    TypeSpec.Builder caller =
        GeneratedFile.beginUnchecked(names.methods(type), origins)
            .addSuperinterface(MethodCaller.class)
            .addJavadoc(
                "Calls the methods of {@link $L} that are fields. Generated from it: edit that"
                    + " instead.\n",
                names.inPackage(type))
            .addField(
                FieldSpec.builder(
                        ParameterizedTypeName.get(List.class, MethodModel.class),
                        METHODS,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(models(type))
                    .build())
            .addMethod(GeneratedFile.constructor("Called by the catalog.\n"))
            .addMethod(
                overriding("owner")
                    .returns(ParameterizedTypeName.get(ClassName.get(Class.class), owner))
                    .addStatement("return $T.class", owner)
                    .build());
    if (type.isCreated()) {
      caller.addMethod(
          overriding("create")
              .returns(Object.class)
              .addException(Exception.class)
              .addStatement("return new $T()", owner)
              .build());
    }
    caller.addMethod(
        overriding("methods")
            .returns(ParameterizedTypeName.get(List.class, MethodModel.class))
            .addStatement("return $L", METHODS)
            .build());
    if (!checked.isEmpty()) {
      caller.addMethod(check(type, checked));
    }
    caller.addMethod(call(type, owner));
    for (MethodDeclaration method : type.methods()) {
      caller.addMethod(method(method, owner));
    }
    return caller.build();
  }

  private static MethodSpec.Builder overriding(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private CodeBlock models(MethodClassDeclaration type) {
    List<CodeBlock> models =
        type.methods().stream()
            .map(method ->
                model.methods(method.mutation()).stream()
                    .filter(each -> each.name().equals(method.name()))
                    .findFirst()
                    .orElseThrow())
            .map(MethodsWriter::literal)
            .toList();
    return CodeBlock.of("$T.of(\n$>$>$L$<$<)", List.class, CodeBlock.join(models, ",\n"));
  }

  private static CodeBlock literal(MethodModel method) {
    return ModelLiterals.create(
        MethodModel.class,
        List.of(
            JavaLiterals.string(method.name()),
            CodeBlock.of("$L", method.mutation()),
            JavaLiterals.list(method.parameters().stream().map(MethodsWriter::literal).toList()),
            literal(method.result()),
            ModelLiterals.doc(method.doc())));
  }

  /** A value that is in no column. */
  static CodeBlock literal(ValueModel value) {
    return ModelLiterals.create(
        ValueModel.class,
        List.of(
            JavaLiterals.string(value.name()),
            ModelLiterals.type(value.type()),
            CodeBlock.of("$L", value.isId()),
            CodeBlock.of("$L", value.nullable()),
            ModelLiterals.doc(value.doc())));
  }

  private static CodeBlock literal(MethodModel.Result result) {
    return switch (result) {
      case MethodModel.Nothing nothing -> CodeBlock.of("new $T()", MethodModel.Nothing.class);
      case MethodModel.Value(ValueType type, boolean isId, boolean nullable) ->
          CodeBlock.of(
              "new $T($L, $L, $L)",
              MethodModel.Value.class,
              ModelLiterals.type(type),
              isId,
              nullable);
      case MethodModel.Rows(String type, boolean list, boolean nullable) ->
          CodeBlock.of("new $T($S, $L, $L)", MethodModel.Rows.class, type, list, nullable);
      case MethodModel.Objects(String type, boolean list, boolean nullable) ->
          CodeBlock.of("new $T($S, $L, $L)", MethodModel.Objects.class, type, list, nullable);
    };
  }

  private MethodSpec check(MethodClassDeclaration type, Set<Integer> checked) {
    MethodSpec.Builder check =
        overriding("check")
            .returns(WriteCheck.class)
            .addParameter(int.class, "method")
            .addCode("return switch (method) {\n$>");
    for (int i = 0; i < type.methods().size(); i++) {
      if (checked.contains(i)) {
        check.addCode("case $L -> new $T();\n", i, names.checks(type, type.methods().get(i)));
      }
    }
    return check.addCode("default -> $T.NONE;\n$<};\n", WriteCheck.class).build();
  }

  private static MethodSpec call(MethodClassDeclaration type, ClassName owner) {
    MethodSpec.Builder call =
        overriding("call")
            .returns(Object.class)
            .addException(Exception.class)
            .addParameter(int.class, "method")
            .addParameter(Object.class, "instance")
            .addParameter(MethodCall.class, "call")
            .addCode("return switch (method) {\n$>");
    for (int i = 0; i < type.methods().size(); i++) {
      call.addCode("case $L -> $L(($T) instance, call);\n", i, local(type.methods().get(i)), owner);
    }
    return call.addCode(
            "default -> throw new $T($S + method);\n$<};\n",
            IllegalArgumentException.class,
            "no method ")
        .build();
  }

  /** The name of the generated method: a query and a mutation may have one name. */
  private static String local(MethodDeclaration method) {
    return method.name() + "Of" + method.annotation();
  }

  private MethodSpec method(MethodDeclaration method, ClassName owner) {
    MethodSpec.Builder called =
        MethodSpec.methodBuilder(local(method))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(Object.class)
            .addException(Exception.class)
            .addParameter(owner, "instance")
            .addParameter(MethodCall.class, "call");
    if (method.doc().deprecation() != null) {
      called.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$S, $S}", "deprecation", "removal")
              .build());
    }
    List<CodeBlock> given = new ArrayList<>();
    int index = 0;
    for (MethodDeclaration.Parameter parameter : method.parameters()) {
      switch (parameter) {
        case MethodDeclaration.ChangesParameter _ -> given.add(CodeBlock.of("call.changes()"));
        case MethodDeclaration.ConnectionParameter _ ->
            given.add(CodeBlock.of("call.connection()"));
        case MethodDeclaration.Argument(ValueDeclaration value) -> {
          String name = value.member().name();
          String local = TAKEN.contains(name) ? name + "_" : name;
          called.addStatement("var $L = $L", local, argument(value, index++));
          given.add(CodeBlock.of("$L", local));
        }
      }
    }
    CodeBlock call = CodeBlock.of("instance.$L($L)", method.name(), CodeBlock.join(given, ", "));
    if (method.result() instanceof MethodDeclaration.Nothing) {
      return called.addStatement(call).addStatement("return null").build();
    }
    return called.addStatement("return $L", result(method.result(), call)).build();
  }

  private CodeBlock argument(ValueDeclaration value, int index) {
    ValueType type = value.value().type();
    CodeBlock read =
        CodeBlock.of(
            "call.$L($L, $L)",
            type.list() ? "list" : "argument",
            index,
            fromEngine(type, value.form().scalarClass()));
    return value.form().optional() ? CodeBlock.of("$T.ofNullable($L)", Optional.class, read) : read;
  }

  /** The function that makes the declared class of the engine's. */
  private CodeBlock fromEngine(ValueType type, ScalarClass declared) {
    ValueType.Custom custom = type.custom();
    if (custom != null) {
      CodeBlock component = cast(type);
      return CodeBlock.of(
          "value -> $T.$L($L)",
          names.scalar(model.scalar(custom.name())),
          ScalarWriter.OF,
          component);
    }
    if (declared == ScalarClass.OFFSET_DATE_TIME) {
      return CodeBlock.of("value -> $L", ScalarClasses.toDeclared(declared, cast(type)));
    }
    return switch (type.scalar()) {
      case BYTE -> CodeBlock.of("$T::int8", ScalarValues.class);
      case SHORT -> CodeBlock.of("$T::int16", ScalarValues.class);
      case INT -> CodeBlock.of("$T::int32", ScalarValues.class);
      case FLOAT -> CodeBlock.of("$T::float32", ScalarValues.class);
      case ENUM ->
          CodeBlock.of(
              "value -> $T.valueOf(($T) value)",
              names.javaEnum(model.enumeration(String.valueOf(type.enumName()))),
              String.class);
      default -> CodeBlock.of("$T.class::cast", Reads.javaType(type.scalar()));
    };
  }

  /** The engine's value as the class of a component. */
  private static CodeBlock cast(ValueType type) {
    return switch (type.scalar()) {
      case BYTE -> CodeBlock.of("$T.int8(value)", ScalarValues.class);
      case SHORT -> CodeBlock.of("$T.int16(value)", ScalarValues.class);
      case INT -> CodeBlock.of("$T.int32(value)", ScalarValues.class);
      case FLOAT -> CodeBlock.of("$T.float32(value)", ScalarValues.class);
      default -> CodeBlock.of("($T) value", Reads.javaType(type.scalar()));
    };
  }

  private CodeBlock result(MethodDeclaration.Result result, CodeBlock call) {
    return switch (result) {
      case MethodDeclaration.Value(ValueDeclaration value) -> value(value, call);
      case MethodDeclaration.Rows rows when rows.key().isEmpty() ->
          converted(rows.form(), call, CodeBlock.of("key -> key"), true);
      case MethodDeclaration.Rows rows -> converted(rows.form(), call, key(rows), false);
      case MethodDeclaration.Objects(String javaClass, ResultForm form) ->
          converted(form, call, object(javaClass), false);
      case MethodDeclaration.Nothing _,
          MethodDeclaration.Unsupported _,
          MethodDeclaration.Unresolved _ ->
          throw new IllegalArgumentException(result + " has no value");
    };
  }

  /**
   * A result whose values are converted.
   *
   * @param same whether the conversion changes nothing
   */
  private static CodeBlock converted(
      ResultForm form, CodeBlock call, CodeBlock conversion, boolean same) {
    if (form.optional() && form.list()) {
      return converted(
          new ResultForm(true, false, true),
          CodeBlock.of("$L.orElse(null)", call),
          conversion,
          same);
    }
    if (same && !form.optional()) {
      return call;
    }
    String method = form.list() ? "ofList" : form.optional() ? "ofOptional" : "of";
    return CodeBlock.of("$T.$L($Z$L,$W$L)", MethodResults.class, method, call, conversion);
  }

  private CodeBlock value(ValueDeclaration value, CodeBlock call) {
    ValueType type = value.value().type();
    Form form = value.form();
    CodeBlock conversion = toEngine(type, form.scalarClass());
    boolean same = conversion.isEmpty();
    return converted(
        new ResultForm(type.list(), form.optional(), true),
        call,
        same ? CodeBlock.of("value -> value") : conversion,
        same);
  }

  /** The function that makes the engine's class of the declared one; empty if it is the same. */
  private CodeBlock toEngine(ValueType type, ScalarClass declared) {
    ValueType.Custom custom = type.custom();
    if (custom != null) {
      return CodeBlock.of(
          "$T::$L", names.scalar(model.scalar(custom.name())), ScalarWriter.COMPONENT);
    }
    return declared == ScalarClass.OFFSET_DATE_TIME
        ? CodeBlock.of("$T::moment", JavaValues.class)
        : CodeBlock.builder().build();
  }

  /** The function that makes the key of a row of an instance of its class. */
  private CodeBlock key(MethodDeclaration.Rows rows) {
    TypeModel type =
        model.types().stream()
            .filter(each -> each.javaClass().equals(rows.javaClass()))
            .findFirst()
            .orElseThrow();
    List<CodeBlock> parts = rows.key().stream().map(part -> CodeBlock.of("row.$L", part)).toList();
    return CodeBlock.of(
        "row -> $T.of($T.class, $L)",
        RowKey.class,
        names.annotated(type),
        CodeBlock.join(parts, ", "));
  }

  /** The function that makes an array of the values of a record. */
  private CodeBlock object(String javaClass) {
    ObjectDeclaration object =
        objects.stream()
            .filter(each -> each.javaClass().equals(javaClass))
            .findFirst()
            .orElseThrow();
    List<CodeBlock> values = new ArrayList<>();
    for (ValueDeclaration field : object.fields()) {
      CodeBlock accessor = CodeBlock.of("record.$L()", field.member().name());
      values.add(value(field, accessor));
    }
    return CodeBlock.of("record -> new $T[] {$Z$L}", Object.class, CodeBlock.join(values, ",$W"));
  }

  /** The model of a record that methods return. */
  static CodeBlock literal(ObjectModel object) {
    return ModelLiterals.create(
        ObjectModel.class,
        List.of(
            JavaLiterals.string(object.name()),
            JavaLiterals.string(object.javaClass()),
            JavaLiterals.list(object.fields().stream().map(MethodsWriter::literal).toList()),
            ModelLiterals.doc(object.doc())));
  }
}
