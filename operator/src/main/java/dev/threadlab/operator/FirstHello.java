package dev.threadlab.operator;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * The hello of a TLS client, said to nobody. For its first one a JVM needs providers, cipher suites
 * and tables for keys on curves, and makes them only then: that is a fifth of a second in which
 * nothing of the API server can be read. Said while the rest is put together, it takes none.
 */
final class FirstHello {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private FirstHello() {}

  static void say() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null); // who answers is not asked, nor looked up
      var engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      var _ = engine.wrap(NOTHING, ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    } catch (GeneralSecurityException | SSLException impossible) {
      throw new IllegalStateException("this JVM cannot speak TLS", impossible);
    }
  }
}
