package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.DirectiveCondition;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.bind.OperationNode.Kind;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts one operation of a valid document to an {@link OperationNode}, inlining fragments. */
final class OperationConverter {
  private final Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
  private final OperationDefinition operation;
  private final List<String> variableNames;

  OperationConverter(Document document, OperationDefinition operation) {
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragments.put(fragment.getName(), fragment);
    }
    this.operation = operation;
    variableNames =
        operation.getVariableDefinitions().stream().map(VariableDefinition::getName).toList();
  }

  OperationNode convert() {
    return new OperationNode(
        Kind.valueOf(operation.getOperation().name()),
        operation.getName() == null ? "" : operation.getName(),
        operation.getVariableDefinitions().stream().map(this::variable).toList(),
        fields(operation.getSelectionSet(), List.of(), List.of()));
  }

  private Variable variable(VariableDefinition definition) {
    String type = AstPrinter.printAst(definition.getType());
    return definition.getDefaultValue() == null
        ? new Variable(definition.getName(), type, Values.ABSENT)
        : new Variable(
            definition.getName(),
            type,
            LiteralValues.json(definition.getDefaultValue(), variableNames::indexOf));
  }

  private List<FieldNode> fields(
      @Nullable SelectionSet selections, List<DirectiveCondition> outer, List<String> types) {
    List<FieldNode> nodes = new ArrayList<>();
    if (selections == null) {
      return nodes;
    }
    for (Object selection : selections.getSelections()) {
      switch (selection) {
        case Field field ->
            conditions(field.getDirectives(), outer)
                .ifPresent(conditions -> nodes.add(field(field, conditions, types)));
        case InlineFragment fragment ->
            conditions(fragment.getDirectives(), outer)
                .ifPresent(conditions ->
                    nodes.addAll(
                        fields(
                            fragment.getSelectionSet(),
                            conditions,
                            within(types, fragment.getTypeCondition()))));
        case FragmentSpread spread ->
            conditions(spread.getDirectives(), outer)
                .ifPresent(conditions ->
                    nodes.addAll(
                        fields(
                            fragment(spread).getSelectionSet(),
                            conditions,
                            within(types, fragment(spread).getTypeCondition()))));
        default -> throw new IllegalStateException("a selection of an unknown kind: " + selection);
      }
    }
    return nodes;
  }

  private static List<String> within(List<String> types, @Nullable TypeName condition) {
    if (condition == null || types.contains(condition.getName())) {
      return types;
    }
    List<String> more = new ArrayList<>(types);
    more.add(condition.getName());
    return more;
  }

  private FieldNode field(Field field, List<DirectiveCondition> conditions, List<String> types) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    for (Argument argument : field.getArguments()) {
      arguments.put(
          argument.getName(), LiteralValues.json(argument.getValue(), variableNames::indexOf));
    }
    SourceLocation place = Objects.requireNonNull(field.getSourceLocation());
    return new FieldNode(
        field.getName(),
        field.getResultKey(),
        arguments,
        conditions,
        fields(field.getSelectionSet(), List.of(), List.of()),
        new Location(place.getLine(), place.getColumn()),
        types);
  }

  /** All conditions that must hold; empty if the field is never selected. */
  private Optional<List<DirectiveCondition>> conditions(
      List<Directive> directives, List<DirectiveCondition> outer) {
    List<DirectiveCondition> all = new ArrayList<>(outer);
    for (Directive directive : directives) {
      boolean include = directive.getName().equals("include");
      if (include || directive.getName().equals("skip")) {
        @Nullable Object value =
            LiteralValues.json(condition(directive).getValue(), variableNames::indexOf);
        if (value instanceof Operand.Variable(int index)) {
          DirectiveCondition condition = new DirectiveCondition(index, include);
          if (!all.contains(condition)) {
            all.add(condition);
          }
        } else if (value instanceof Boolean truth && truth != include) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(all);
  }

  private FragmentDefinition fragment(FragmentSpread spread) {
    return Objects.requireNonNull(fragments.get(spread.getName()), "validation knows the fragment");
  }

  private static Argument condition(Directive directive) {
    return Objects.requireNonNull(directive.getArgument("if"), "validation knows the argument");
  }
}
