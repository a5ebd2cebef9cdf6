package dev.fraiseql.flight;

import java.util.HashSet;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

/** What travelled, which the Java client has turned into vectors already. */
final class Messages {
  private Messages() {}

  static Schema schemaOf(FlightStream stream) {
    return new Schema(
        stream.getSchema().getFields().stream()
            .map(field ->
                DictionaryUtility.toMessageFormat(
                    field, stream.getDictionaryProvider(), new HashSet<>()))
            .toList(),
        stream.getSchema().getCustomMetadata());
  }
}
