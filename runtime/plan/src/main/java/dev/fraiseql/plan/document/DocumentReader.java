package dev.fraiseql.plan.document;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.schema.SchemaText;
import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.validation.OperationValidationRule;
import graphql.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses documents and validates them against the schema of a model. */
public final class DocumentReader {
  // Requests are limited in bytes before they are parsed; these limits must allow 10,000 ids.
  private static final ParserOptions OPTIONS =
      ParserOptions.getDefaultOperationParserOptions()
          .transform(options ->
              options
                  .maxCharacters(16 * 1024 * 1024)
                  .maxTokens(500_000)
                  .maxWhitespaceTokens(2_000_000)
                  .maxRuleDepth(500));

  /**
   * The locale that selects this project's validation messages, {@code
   * i18n/Validation_en__fraiseql.properties}, instead of graphql-java's own.
   */
  private static final Locale LOCALE = Locale.of("en", "", "fraiseql");

  /** graphql-java has more, which it or this project does not execute. */
  private static final Set<String> DIRECTIVES =
      Set.of("include", "skip", "deprecated", "specifiedBy");

  private final GraphQLSchema schema;
  private final List<GraphQLDirective> directives;
  private final Model model;
  private final Validator validator = new Validator();

  /** A reader of documents for a model's schema. */
  public DocumentReader(Model model) {
    this.model = model;
    TypeDefinitionRegistry registry = new SchemaParser().parse(SchemaText.of(model));
    schema = new SchemaGenerator().makeExecutableSchema(registry, wiring(model));
    directives =
        schema.getDirectives().stream()
            .filter(directive -> DIRECTIVES.contains(directive.getName()))
            .toList();
  }

  private static RuntimeWiring wiring(Model model) {
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    Set<String> wired = new HashSet<>();
    for (Scalar scalar : Scalar.values()) {
      String name = scalar.graphql();
      // graphql-java defines Int, Float, String and Boolean, and rejects a second definition.
      if (scalar != Scalar.ENUM && !ScalarInfo.isGraphqlSpecifiedScalar(name) && wired.add(name)) {
        wiring.scalar(scalar(name));
      }
    }
    model.scalars().forEach(custom -> wiring.scalar(scalar(custom.name())));
    // Required by graphql-java, but never called: it runs only introspection.
    wiring.type("Node", type -> type.typeResolver(object -> null));
    for (InterfaceModel each : model.interfaces()) {
      wiring.type(each.name(), type -> type.typeResolver(object -> null));
    }
    return wiring.build();
  }

  private static GraphQLScalarType scalar(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new PassThroughCoercing()).build();
  }

  /** The schema that documents are validated against. */
  public GraphQLSchema schema() {
    return schema;
  }

  /** The directives of the schema that work: a document may use no other one. */
  public List<GraphQLDirective> directives() {
    return directives;
  }

  /**
   * Parses and validates a document.
   *
   * @throws DocumentException if it does not parse or is not valid
   */
  public ParsedDocument read(String text) {
    ParsedDocument parsed = parse(text);
    validate(parsed);
    return parsed;
  }

  /**
   * Validates a document against the schema.
   *
   * @throws DocumentException if it is not valid
   */
  public void validate(ParsedDocument parsed) {
    Document document = parsed.document();
    List<RequestException> found =
        new DocumentValidator(schema, directives, model).validate(document);
    if (!found.isEmpty()) {
      throw new DocumentException(found);
    }
    List<RequestException> errors = new ArrayList<>();
    for (GraphQLError error : validate(document)) {
      errors.add(
          new RequestException(
              ErrorCode.GRAPHQL_VALIDATION_FAILED,
              error.getMessage(),
              List.of(),
              locations(error.getLocations())));
    }
    if (!errors.isEmpty()) {
      throw new DocumentException(errors);
    }
  }

  /** The literals of custom scalars in a valid document, in document order. */
  public List<ScalarLiteral> scalarLiterals(ParsedDocument parsed) {
    return new DocumentValidator(schema, directives, model).scalarLiterals(parsed.document());
  }

  /** All rules but the one on introspection, which has a limit of its own where it is executed. */
  private List<? extends GraphQLError> validate(Document document) {
    return validator.validateDocument(
        schema, document, rule -> rule != OperationValidationRule.GOOD_FAITH_INTROSPECTION, LOCALE);
  }

  /**
   * Parses a document without validating it.
   *
   * @throws DocumentException if it does not parse
   */
  public static ParsedDocument parse(String text) {
    try {
      return new ParsedDocument(
          new Parser()
              .parseDocument(
                  ParserEnvironment.newParserEnvironment()
                      .document(Descriptions.blank(text))
                      .parserOptions(OPTIONS)
                      .build()));
    } catch (InvalidSyntaxException e) {
      throw new DocumentException(List.of(parseError(text, e)));
    }
  }

  private static RequestException parseError(String text, InvalidSyntaxException e) {
    SourceLocation place = e.getLocation();
    return place != null
        ? parseError(e, locations(List.of(place)))
        : OversizedExponent.find(text).orElseGet(() -> parseError(e, List.of()));
  }

  private static RequestException parseError(InvalidSyntaxException e, List<Location> locations) {
    return new RequestException(
        ErrorCode.GRAPHQL_PARSE_FAILED, String.valueOf(e.getMessage()), List.of(), locations);
  }

  static List<Location> locations(@Nullable List<SourceLocation> places) {
    if (places == null) {
      return List.of();
    }
    return places.stream()
        .filter(place -> place.getLine() > 0 && place.getColumn() > 0)
        .map(place -> new Location(place.getLine(), place.getColumn()))
        .toList();
  }
}
