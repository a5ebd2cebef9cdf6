package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.contract.event.EntityEvent;
import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.contract.event.RowChange;
import dev.fraiseql.processor.declared.HandlerDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.source.AnnotationSpec;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.ParameterizedTypeName;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that delivers events to an observer. */
final class ObserverWriter {
  private static final String MODEL = "MODEL";
  private static final String CONDITION = "isMet";

  private final Names names;

  ObserverWriter(Names names) {
    this.names = names;
  }

  TypeSpec write(ObserverSource source, Element[] origins) {
    ObserverDeclaration observer = source.declaration();
    ClassName owner = names.observerClass(observer);
    TypeSpec.Builder type =
        GeneratedFile.beginUnchecked(names.observer(observer), origins)
            .addSuperinterface(CompiledObserver.class)
            .addJavadoc(
                "Delivers changes of $L to {@link $L}. Generated from it: edit that instead.\n",
                source.type(),
                names.inPackage(observer));
    ConditionWriter conditions = new ConditionWriter();
    MethodSpec condition =
        source.condition().map(each -> conditions.method(CONDITION, each)).orElse(null);
    type.addField(model(source));
    conditions.constants().forEach(type::addField);
    type.addMethod(GeneratedFile.constructor("Called by the catalog.\n"))
        .addMethod(
            overriding("model")
                .returns(ObserverModel.class)
                .addStatement("return $L", MODEL)
                .build())
        .addMethod(owner(observer, owner));
    if (condition != null) {
      type.addMethod(
              overriding("matches")
                  .returns(boolean.class)
                  .addParameter(RowChange.class, "change")
                  .addStatement("return $L(change)", CONDITION)
                  .build())
          .addMethod(condition);
    }
    if (!observer.handlers().isEmpty()) {
      if (observer.standing().isCreated()) {
        type.addMethod(create(observer, owner));
      }
      type.addMethod(handle(observer, owner));
    }
    return type.build();
  }

  private static MethodSpec.Builder overriding(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private static FieldSpec model(ObserverSource source) {
    ObserverDeclaration observer = source.declaration();
    List<CodeBlock> changes =
        observer.on().stream().map(change -> CodeBlock.of("$T.$L", Change.class, change)).toList();
    List<CodeBlock> actions = new ArrayList<>();
    observer.actions().forEach(action -> actions.add(ActionLiterals.action(action)));
    observer.handlers().forEach(handler -> actions.add(ActionLiterals.action(handler)));
    List<CodeBlock> parts =
        List.of(
            JavaLiterals.string(observer.name().value()),
            JavaLiterals.string(source.type()),
            JavaLiterals.call(CodeBlock.of("$T.of", Set.class), changes),
            TextBlock.of(observer.when().value()),
            CodeBlock.of("$L", observer.ordered()),
            CodeBlock.of("$T.$L", StartPosition.class, observer.start()),
            JavaLiterals.list(actions));
    return FieldSpec.builder(
            ObserverModel.class, MODEL, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            CodeBlock.of("new $T(\n$>$>$L$<$<)", ObserverModel.class, CodeBlock.join(parts, ",\n")))
        .build();
  }

  private static MethodSpec owner(ObserverDeclaration observer, ClassName owner) {
    MethodSpec.Builder method =
        overriding("owner")
            .returns(ParameterizedTypeName.get(ClassName.get(Class.class), owner))
            .addStatement("return $T.class", owner);
    return deprecation(method, observer.standing().deprecated()).build();
  }

  private static MethodSpec create(ObserverDeclaration observer, ClassName owner) {
    MethodSpec.Builder method =
        overriding("create")
            .returns(Object.class)
            .addException(Exception.class)
            .addStatement("return new $T()", owner);
    return deprecation(method, observer.standing().deprecated()).build();
  }

  private MethodSpec handle(ObserverDeclaration observer, ClassName owner) {
    MethodSpec.Builder method =
        overriding("handle")
            .addException(Exception.class)
            .addParameter(String.class, "action")
            .addParameter(Object.class, "instance")
            .addParameter(DeliveredEvent.class, "event")
            .addStatement("$T observer = ($T) instance", owner, owner)
            .addCode("switch (action) {\n$>");
    for (HandlerDeclaration handler : observer.handlers()) {
      method.addCode(
          "case $S -> observer.$L($L);\n",
          handler.name().value(),
          handler.method(),
          argument(handler, observer));
    }
    method.addCode(
        "default -> throw new $T($S + action);\n$<}\n",
        IllegalArgumentException.class,
        "no method ");
    boolean deprecated =
        observer.standing().deprecated()
            || observer.handlers().stream().anyMatch(HandlerDeclaration::deprecated);
    return deprecation(method, deprecated).build();
  }

  private CodeBlock argument(HandlerDeclaration handler, ObserverDeclaration observer) {
    return switch (handler.parameters().getFirst().kind()) {
      case ENTITY_EVENT ->
          CodeBlock.of(
              "new $T<>(event, $T::$L)",
              EntityEvent.class,
              names.instances(Objects.requireNonNull(observer.instance())),
              InstanceWriter.OF);
      case ROW_EVENT -> CodeBlock.of("event.event()");
      case DELIVERED_EVENT -> CodeBlock.of("event");
      case NONE, UNRESOLVED -> throw new IllegalArgumentException(handler.qualifiedName());
    };
  }

  private static MethodSpec.Builder deprecation(MethodSpec.Builder method, boolean deprecated) {
    return deprecated
        ? method.addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "{$S, $S}", "deprecation", "removal")
                .build())
        : method;
  }
}
