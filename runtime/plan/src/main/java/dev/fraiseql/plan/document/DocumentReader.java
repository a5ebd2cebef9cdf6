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
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses documents and validates them against the schema of a model. */
public final class DocumentReader {
  // The size of a request is limited before it comes here; these only have to let a list of 10,000
  // ids pass.
  private static final ParserOptions OPTIONS =
      ParserOptions.getDefaultOperationParserOptions()
          .transform(options ->
              options
                  .maxCharacters(16 * 1024 * 1024)
                  .maxTokens(500_000)
                  .maxWhitespaceTokens(2_000_000)
                  .maxRuleDepth(500));

  /**
   * English in the words of this project: the variant that {@code
   * i18n/Validation_en__fraiseql.properties} belongs to, beside graphql-java's own texts.
   */
  private static final Locale OUR_WORDS = Locale.of("en", "", "fraiseql");

  private final GraphQLSchema schema;
  private final Model model;
  private final Validator validator = new Validator();

  /** A reader of documents that ask for a model's types. */
  public DocumentReader(Model model) {
    this.model = model;
    TypeDefinitionRegistry registry = new SchemaParser().parse(SchemaText.of(model));
    schema = new SchemaGenerator().makeExecutableSchema(registry, wiring(model));
  }

  private static RuntimeWiring wiring(Model model) {
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    Set<String> wired = new HashSet<>();
    for (Scalar scalar : Scalar.values()) {
      String name = scalar.graphql();
      // graphql-java has Int, Float, String and Boolean, and lets nobody define them again.
      if (scalar != Scalar.ENUM && !ScalarInfo.isGraphqlSpecifiedScalar(name) && wired.add(name)) {
        wiring.scalar(checked(name));
      }
    }
    model.scalars().forEach(scalar -> wiring.scalar(checked(scalar.name())));
    // Asked for when graphql-java runs a query, which it does for the schema's own fields alone.
    wiring.type("Node", type -> type.typeResolver(object -> null));
    for (InterfaceModel each : model.interfaces()) {
      wiring.type(each.name(), type -> type.typeResolver(object -> null));
    }
    return wiring.build();
  }

  private static GraphQLScalarType checked(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new CheckedScalar()).build();
  }

  /** The schema that documents are validated against. */
  public GraphQLSchema schema() {
    return schema;
  }

  /**
   * The document of a text.
   *
   * @throws DocumentException if it does not parse or is not valid
   */
  public ParsedDocument read(String text) {
    ParsedDocument parsed = parse(text);
    validate(parsed);
    return parsed;
  }

  /**
   * Holds a document against the schema.
   *
   * @throws DocumentException if it is not valid
   */
  public void validate(ParsedDocument parsed) {
    Document document = parsed.document();
    List<RequestException> wrong = new DocumentCheck(schema, model).check(document);
    if (!wrong.isEmpty()) {
      throw new DocumentException(wrong);
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

  /** The values that a valid document writes out for scalars of the author's, in their order. */
  public List<ScalarLiteral> scalarLiterals(ParsedDocument parsed) {
    return new DocumentCheck(schema, model).scalarLiterals(parsed.document());
  }

  private List<? extends GraphQLError> validate(Document document) {
    try {
      return validator.validateDocument(schema, document, OUR_WORDS);
    } catch (GoodFaithIntrospectionExceeded e) {
      throw new DocumentException(
          List.of(
              new RequestException(
                  ErrorCode.LIMIT_EXCEEDED,
                  "The document asks more about the schema than one answer gives: too often for"
                      + " __schema or __type, or back and forth between types and fields.")));
    }
  }

  /**
   * The document of a text, whether or not it is valid.
   *
   * @throws DocumentException if it does not parse
   */
  public static ParsedDocument parse(String text) {
    try {
      return new ParsedDocument(
          new Parser()
              .parseDocument(
                  ParserEnvironment.newParserEnvironment()
                      .document(text)
                      .parserOptions(OPTIONS)
                      .build()));
    } catch (InvalidSyntaxException e) {
      throw new DocumentException(List.of(unparsed(text, e)));
    }
  }

  private static RequestException unparsed(String text, InvalidSyntaxException e) {
    SourceLocation place = e.getLocation();
    return place != null
        ? unparsed(e, locations(List.of(place)))
        : UnreadableNumber.in(text).orElseGet(() -> unparsed(e, List.of()));
  }

  private static RequestException unparsed(InvalidSyntaxException e, List<Location> locations) {
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
