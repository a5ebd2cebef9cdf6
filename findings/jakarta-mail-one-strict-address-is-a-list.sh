#!/bin/sh
# new InternetAddress(text, true) accepts a list of addresses as one address, and the mail goes to all of them.
#
# Guess:     the constructor of one address, with strict = true, rejects every text with several addresses, as it does "a@x, b@x". So it
#            is a check of what somebody typed into a form.
# Behaviour: "g:a@example.org,b@example.org;" (a group of RFC 822) is one valid address, validate() included, and setRecipient() with it
#            sends the mail to a and b. Only isGroup() tells. A source route, "<@relay.example:a@example.org>", is valid too.
# Version:   org.eclipse.angus:jakarta.mail 2.0.5 (Jakarta Mail 2.1).
# Source:    https://jakarta.ee/specifications/mail/2.1/apidocs/jakarta.mail/jakarta/mail/internet/internetaddress: the constructor
#            "Parse the given string and create an InternetAddress. If strict is false, the detailed syntax of the address isn't checked."
#
# Needs Java 25. Exits with 0 if the library still behaves like this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../.mvn/find-jdk.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for artifact in org.eclipse.angus:jakarta.mail:2.0.5 jakarta.activation:jakarta.activation-api:2.1.4 \
  org.eclipse.angus:angus-activation:2.0.3; do
  (cd "$work" && "$here/../mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="$artifact" -DoutputDirectory="$work" -Dmdep.stripVersion)
done

cat > "$work/OneAddress.java" <<'JAVA'
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

class OneAddress {
  static boolean isValid(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      System.out.println(text + ": valid, group " + address.isGroup());
      return true;
    } catch (AddressException e) {
      System.out.println(text + ": " + e.getMessage());
      return false;
    }
  }

  /** An SMTP server for one mail, which collects the receivers. */
  static void serve(ServerSocket server, List<String> receivers) {
    try (Socket socket = server.accept()) {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      socket.getOutputStream().write("220 ready\r\n".getBytes());
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data && !line.equals(".")) {
          continue;
        }
        data = line.equals("DATA");
        if (line.startsWith("RCPT")) {
          receivers.add(line);
        }
        socket.getOutputStream().write((data ? "354 go on\r\n" : "250 fine\r\n").getBytes());
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] arguments) throws Exception {
    boolean list = isValid("a@example.org, b@example.org");
    boolean group = isValid("g:a@example.org,b@example.org;");
    boolean route = isValid("<@relay.example:a@example.org>");
    List<String> receivers = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = Thread.startVirtualThread(() -> serve(server, receivers));
      Properties properties = new Properties();
      properties.setProperty("mail.smtp.host", "127.0.0.1");
      properties.setProperty("mail.smtp.port", Integer.toString(server.getLocalPort()));
      MimeMessage message = new MimeMessage(Session.getInstance(properties));
      message.setFrom("shop@example.org");
      message.setRecipient(
          Message.RecipientType.TO, new InternetAddress("g:a@example.org,b@example.org;", true));
      message.setText("Your order");
      Transport.send(message);
      thread.join();
    }
    System.out.println("setRecipient() with the group: " + receivers);
    System.exit(!list && group && route && receivers.size() == 2 ? 0 : 1);
  }
}
JAVA
"$JAVA_HOME/bin/java" -cp "$work/*" "$work/OneAddress.java"
