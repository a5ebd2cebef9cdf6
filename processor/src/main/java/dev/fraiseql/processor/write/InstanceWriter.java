package dev.fraiseql.processor.write;

import dev.fraiseql.contract.event.EventRow;
import dev.fraiseql.contract.event.EventValue;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.InstanceDeclaration;
import dev.fraiseql.processor.declared.InstanceDeclaration.DocumentForm;
import dev.fraiseql.processor.declared.ScalarClass;
import dev.fraiseql.processor.source.AnnotationSpec;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that makes instances of a record of the rows of events. */
final class InstanceWriter {
  /** The method that makes one. */
  static final String OF = "of";

  private final Model model;
  private final Names names;
  private final Set<String> embedded = new HashSet<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  InstanceWriter(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  TypeSpec write(InstanceDeclaration instance, Element[] origins) {
    MethodSpec of =
        method(OF, instance)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("The instance for a row. Its relations are null.\n")
            .build();
    TypeSpec.Builder type =
        GeneratedFile.begin(names.instances(instance), origins)
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$L}", warnings(instance))
                    .build())
            .addJavadoc(
                "Makes instances of {@link $L} of the rows of events. Generated from it: edit that"
                    + " instead.\n",
                names.inPackage(instance))
            .addMethod(of);
    methods.forEach(type::addMethod);
    return type.addMethod(GeneratedFile.noInstances()).build();
  }

  private static CodeBlock warnings(InstanceDeclaration instance) {
    List<String> warnings = new ArrayList<>(List.of("NullAway", "deprecation", "removal"));
    if (instance.hasCasts()) {
      warnings.addAll(List.of("cast", "rawtypes", "unchecked"));
    }
    return warnings.stream()
        .map(warning -> CodeBlock.of("$S", warning))
        .collect(CodeBlock.joining(", "));
  }

  private MethodSpec.Builder method(String name, InstanceDeclaration instance) {
    ClassName record = names.record(instance);
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < instance.parts().size(); i++) {
      CodeBlock argument = argument(instance.parts().get(i));
      arguments.add(
          instance.casts().isEmpty()
              ? argument
              : CodeBlock.of("($L) ($L)", instance.casts().get(i), argument));
    }
    return MethodSpec.methodBuilder(name)
        .returns(record)
        .addParameter(EventRow.class, "row")
        .addStatement("return new $T(\n$L)", record, CodeBlock.join(arguments, ",\n"));
  }

  private CodeBlock argument(InstanceDeclaration.Part part) {
    return switch (part) {
      case InstanceDeclaration.Absent(String literal) -> CodeBlock.of("$L", literal);
      case InstanceDeclaration.Embedded embedded -> embedded(embedded);
      case InstanceDeclaration.Value value -> {
        CodeBlock read =
            CodeBlock.of(
                "row.$L($S, $L)",
                (value.type().list() ? "list" : "value") + (value.nullable() ? "OrNull" : ""),
                value.name(),
                form(value));
        yield optional(read, value.optional());
      }
      case InstanceDeclaration.Impossible(String why) -> throw new IllegalArgumentException(why);
    };
  }

  private CodeBlock embedded(InstanceDeclaration.Embedded embedded) {
    CodeBlock made =
        CodeBlock.of("$L(row.object($S))", methodFor(embedded.instance()), embedded.name());
    return embedded.nullable()
        ? optional(
            CodeBlock.of("row.isNull($S)$W? null$W: $L", embedded.name(), made),
            embedded.optional())
        : made;
  }

  private static CodeBlock optional(CodeBlock value, boolean optional) {
    return optional ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value) : value;
  }

  /** The name of the method that makes an embedded object, which is written once. */
  private String methodFor(InstanceDeclaration instance) {
    // Embedded classes have different simple names, which are those of GraphQL types.
    String name = "embedded" + instance.simpleName();
    if (embedded.add(name)) {
      methods.add(method(name, instance).addModifiers(Modifier.PRIVATE, Modifier.STATIC).build());
    }
    return name;
  }

  /** The function that makes the declared class of a value's JSON. */
  private CodeBlock form(InstanceDeclaration.Value value) {
    ValueType type = value.type();
    ValueType.Custom custom = type.custom();
    if (custom != null) {
      ClassName scalar = names.scalar(model.scalar(custom.name()));
      return custom.text()
          ? CodeBlock.of(
              "json -> $T.$L($T.text(json))", scalar, ScalarWriter.PARSED, EventValue.class)
          : CodeBlock.of(
              "json -> $T.$L($T.$L(json))",
              scalar,
              ScalarWriter.OF,
              EventValue.class,
              method(type.scalar()));
    }
    if (type.scalar() == Scalar.ENUM) {
      return CodeBlock.of(
          "json -> $T.valueOf($T.text(json))",
          names.javaEnum(model.enumeration(String.valueOf(type.enumName()))),
          EventValue.class);
    }
    String method =
        value.document() != DocumentForm.NONE
            ? method(value.document())
            : value.scalarClass() == ScalarClass.OFFSET_DATE_TIME
                ? "offsetDateTime"
                : method(type.scalar());
    return CodeBlock.of("$T::$L", EventValue.class, method);
  }

  private static String method(DocumentForm form) {
    return switch (form) {
      case TEXT -> "json";
      case OBJECT -> "object";
      case ARRAY -> "array";
      case ANY -> "document";
      case NONE -> throw new IllegalArgumentException("no document");
    };
  }

  /** The method of {@link EventValue} for values of a kind. */
  private static String method(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "bool";
      case BYTE -> "int8";
      case SHORT -> "int16";
      case INT -> "int32";
      case LONG -> "int64";
      case FLOAT -> "float32";
      case DOUBLE -> "float64";
      case DECIMAL -> "decimal";
      case STRING -> "text";
      case INSTANT -> "instant";
      case LOCAL_DATE_TIME -> "localDateTime";
      case LOCAL_DATE -> "localDate";
      case LOCAL_TIME -> "localTime";
      case DURATION -> "duration";
      case UUID -> "uuid";
      case BYTES -> "bytes";
      case ENUM, JSON -> throw new IllegalArgumentException(scalar + " has no method");
    };
  }
}
