/* Limits for a thousand calls in one process; the tables are small until they are used. */
#define PJ_IOQUEUE_MAX_HANDLES        4096
#define PJSUA_MAX_CALLS               1024
#define PJSUA_MAX_ACC                 256
#define PJSUA_MAX_PLAYERS             1024
#define PJSUA_MAX_RECORDERS           1024
#define PJSUA_MAX_CONF_PORTS          4096
#define PJSIP_MAX_TSX_COUNT           8191
#define PJSIP_MAX_DIALOG_COUNT        4095

/* A trace must show every message whole, and an SDP too long for the buffer would reach
 * onCallSdpCreated empty. */
#define PJSIP_MAX_PKT_LEN             16000
#define PJ_LOG_MAX_SIZE               (PJSIP_MAX_PKT_LEN + 500)
#define PJSUA2_MAX_SDP_BUF_LEN        PJSIP_MAX_PKT_LEN

/* A burst of calls must not lose its INVITEs in the kernel. */
#define PJSIP_UDP_SO_SNDBUF_SIZE      (1024 * 1024)
#define PJSIP_UDP_SO_RCVBUF_SIZE      (4 * 1024 * 1024)

/* The transport asked for is the transport used: no silent change to TCP for a long INVITE. */
#define PJSIP_DONT_SWITCH_TO_TCP      1

#define PJ_HAS_IPV6                   1
#define PJMEDIA_HAS_VIDEO             0
#define PJMEDIA_HAS_SRTP              1
#define PJMEDIA_SRTP_HAS_DTLS         1
#define PJMEDIA_HAS_RTCP_XR           1
#define PJMEDIA_CONF_BACKEND          PJMEDIA_CONF_PARALLEL_BRIDGE_BACKEND
