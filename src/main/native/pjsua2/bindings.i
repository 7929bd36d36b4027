/* The stock bindings with what a JVM needs changed, and what they lack added. */
%module(directors="1") pjsua2

/* No finalizers: a native object has an owner, who deletes it on the engine's thread. */
%typemap(javafinalize) SWIGTYPE ""

/* A call on a deleted object throws; the stock bindings let it take the process down. */
%typemap(check) SWIGTYPE *self %{
  if (!$1) {
    SWIG_JavaThrowException(jenv, SWIG_JavaIllegalStateException,
        "used after delete(): $1_basetype");
    return $null;
  }
%}

/* A Java exception in a callback goes to the thread's handler; thrown on through C it would abort. */
%feature("director:except") %{
  jthrowable $error = jenv->ExceptionOccurred();
  if ($error) {
    jenv->ExceptionClear();
    jmethodID failed = jenv->GetStaticMethodID(Swig::jclass_pjsua2JNI, "callbackFailed", "(Ljava/lang/Throwable;)V");
    if (failed)
      jenv->CallStaticVoidMethod(Swig::jclass_pjsua2JNI, failed, $error);
    if (jenv->ExceptionCheck()) {
      jenv->ExceptionDescribe();
      jenv->ExceptionClear();
    }
    jenv->DeleteLocalRef($error);
  }
%}

/* Its header does not say that it throws, so that a device that cannot be opened would abort. */
%catches(pj::Error) pj::ExtraAudioDevice::open;

%include "pjsua2.i"

/* Replaces the stock initialiser, which searches for libraries by name and prints when it finds none. */
%pragma(java) jniclasscode=%{
  static {
    String library = System.getProperty("kallglot.native");
    if (library == null) {
      throw new UnsatisfiedLinkError("The telephone engine cannot be loaded: the system property "
          + "kallglot.native is not set. It must hold the absolute path of libpjsua2.so, which the "
          + "build puts into target/native.");
    }
    System.load(library);
  }

  static void callbackFailed(Throwable error) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
  }
%}

/* Usable before Endpoint.libCreate(), to keep what it says off the console. */
%inline %{
void pjLogLevel(int level) { pj_log_set_level(level); }
%}

/* A direct ByteBuffer, filled from index 0 whatever its position and limit. */
%typemap(jni) (void *buffer, int capacity) "jobject"
%typemap(jtype) (void *buffer, int capacity) "java.nio.ByteBuffer"
%typemap(jstype) (void *buffer, int capacity) "java.nio.ByteBuffer"
%typemap(javain) (void *buffer, int capacity) "$javainput"
%typemap(in) (void *buffer, int capacity) %{
  $1 = $input ? jenv->GetDirectBufferAddress($input) : NULL;
  if (!$1) {
    SWIG_JavaThrowException(jenv, SWIG_JavaIllegalArgumentException, "the buffer must be a direct ByteBuffer");
    return $null;
  }
  $2 = static_cast<int>(jenv->GetDirectBufferCapacity($input));
%}

/* short[], read */
%typemap(jni) (const short *samples, int count) "jshortArray"
%typemap(jtype) (const short *samples, int count) "short[]"
%typemap(jstype) (const short *samples, int count) "short[]"
%typemap(javain) (const short *samples, int count) "$javainput"
%typemap(in) (const short *samples, int count) (std::vector<jshort> copy) %{
  if (!$input) {
    SWIG_JavaThrowException(jenv, SWIG_JavaNullPointerException, "samples is null");
    return $null;
  }
  copy.resize(jenv->GetArrayLength($input));
  jenv->GetShortArrayRegion($input, 0, copy.size(), copy.data());
  $1 = copy.data();
  $2 = static_cast<int>(copy.size());
%}

/* short[], filled as far as the result says */
%typemap(jni) (short *into, int capacity) "jshortArray"
%typemap(jtype) (short *into, int capacity) "short[]"
%typemap(jstype) (short *into, int capacity) "short[]"
%typemap(javain) (short *into, int capacity) "$javainput"
%typemap(in) (short *into, int capacity) (std::vector<jshort> filled) %{
  if (!$input) {
    SWIG_JavaThrowException(jenv, SWIG_JavaNullPointerException, "the array is null");
    return $null;
  }
  filled.resize(jenv->GetArrayLength($input));
  $1 = filled.data();
  $2 = static_cast<int>(filled.size());
%}
%typemap(argout) (short *into, int capacity) %{
  jenv->SetShortArrayRegion($input, 0, result, $1);
%}

%{
#include "sample_port.hpp"
#include "rtp_tap.hpp"
#include "sip_network.hpp"
%}
%nodefaultctor RtpTap;
%nodefaultdtor RtpTap;
%nodefaultctor SipNetwork;
%nodefaultdtor SipNetwork;
%include "sample_port.hpp"
%include "rtp_tap.hpp"
%include "sip_network.hpp"
